package dev.slipway.components.firewall;

import com.pulumi.aws.Provider;
import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.cloudwatch.LogGroupArgs;
import com.pulumi.aws.wafv2.IpSet;
import com.pulumi.aws.wafv2.IpSetArgs;
import com.pulumi.aws.wafv2.WebAcl;
import com.pulumi.aws.wafv2.WebAclArgs;
import com.pulumi.aws.wafv2.WebAclAssociation;
import com.pulumi.aws.wafv2.WebAclAssociationArgs;
import com.pulumi.aws.wafv2.WebAclLoggingConfiguration;
import com.pulumi.aws.wafv2.WebAclLoggingConfigurationArgs;
import com.pulumi.aws.wafv2.inputs.WebAclDefaultActionAllowArgs;
import com.pulumi.aws.wafv2.inputs.WebAclDefaultActionArgs;
import com.pulumi.aws.wafv2.inputs.WebAclLoggingConfigurationRedactedFieldArgs;
import com.pulumi.aws.wafv2.inputs.WebAclLoggingConfigurationRedactedFieldSingleHeaderArgs;
import com.pulumi.aws.wafv2.inputs.WebAclVisibilityConfigArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.components.SharedResources;
import dev.slipway.components.balancer.LoadBalancer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A web firewall: what its {@link FirewallRules} do not refuse is let through. Rules that somebody changes by hand stay so, and a
 * refresh does not see it, until the program changes a rule.
 *
 * <p>Children: {@code <name>-<allow|block>-<ipv4|ipv6>} where addresses are listed, {@code <name>-acl},
 * {@code <name>-logs} and {@code <name>-logging} where requests are logged, and {@code <name>-on-<balancer>}.
 */
public final class WebFirewall extends Component {
    private static final String TYPE = "slipway:firewall:WebFirewall";

    private final Optional<Provider> cloudFront;
    private final WebAcl acl;

    /**
     * @param cloudFront provider of us-east-1 for the firewall of a distribution; empty for the firewall of a load balancer.
     *     A change replaces the firewall
     */
    public WebFirewall(String name, WebFirewallSpec spec, Optional<Provider> cloudFront, SharedResources shared) {
        super(TYPE, name, ComponentResourceOptions.Empty);
        this.cloudFront = cloudFront;
        var block = createSets("block", spec.rules().block());
        var allow = createSets("allow", spec.rules().allow());
        acl = createAcl(WebAclRules.json(spec.rules(), block, allow));
        if (spec.logged()) {
            createLogging(createLogs(shared.logRetentionDays()));
        }
        registerOutputs(Map.of("arn", arn()));
    }

    public Output<String> arn() {
        return acl.arn();
    }

    /** Associates the firewall with a load balancer. To be called once for each, and not of a firewall for CloudFront. */
    public void guard(LoadBalancer balancer) {
        new WebAclAssociation(
                childName("on-" + balancer.name()),
                WebAclAssociationArgs.builder()
                        .resourceArn(balancer.arn())
                        .webAclArn(acl.arn())
                        .build(),
                childOptions());
    }

    private String scope() {
        return cloudFront.isPresent() ? "CLOUDFRONT" : "REGIONAL";
    }

    private CustomResourceOptions inRegion() {
        var options = options();
        cloudFront.ifPresent(options::provider);
        return options.build();
    }

    private Map<String, IpSet> createSets(String role, List<AddressBlock> blocks) {
        var sets = new LinkedHashMap<String, IpSet>();
        for (var ipv6 : List.of(false, true)) {
            var texts = blocks.stream()
                    .filter(block -> block.ipv6() == ipv6)
                    .map(AddressBlock::text)
                    .sorted()
                    .toList();
            if (!texts.isEmpty()) {
                var name = role + (ipv6 ? "-ipv6" : "-ipv4");
                var set = IpSetArgs.builder()
                        .scope(scope())
                        .ipAddressVersion(ipv6 ? "IPV6" : "IPV4")
                        .addresses(texts);
                sets.put(name, new IpSet(childName(name), set.build(), inRegion()));
            }
        }
        return sets;
    }

    /**
     * With its rules as text. As properties, rules of a group that only count come back over 100 messages deep from a
     * provider that adds what it needs for <a href="https://github.com/pulumi/pulumi-terraform-bridge/pull/2945">Terraform's
     * raw state</a>, and the SDK <a href="https://github.com/pulumi/pulumi-java/pull/2282">reads no more</a>. So a
     * refresh compares no rules with those in AWS.
     */
    private WebAcl createAcl(Output<String> rules) {
        return new WebAcl(
                childName("acl"),
                WebAclArgs.builder()
                        .description("Callers of " + stackName())
                        .scope(scope())
                        .defaultAction(WebAclDefaultActionArgs.builder()
                                .allow(WebAclDefaultActionAllowArgs.builder().build())
                                .build())
                        .ruleJson(rules)
                        .visibilityConfig(WebAclVisibilityConfigArgs.builder()
                                .cloudwatchMetricsEnabled(true)
                                .sampledRequestsEnabled(true)
                                .metricName(name())
                                .build())
                        .build(),
                inRegion());
    }

    /** AWS accepts names with this beginning alone. */
    private LogGroup createLogs(int days) {
        return new LogGroup(
                childName("logs"),
                LogGroupArgs.builder()
                        .name("aws-waf-logs-%s-%s".formatted(stackName(), name()))
                        .retentionInDays(days)
                        .build(),
                inRegion());
    }

    /** See <a href="https://docs.aws.amazon.com/waf/latest/developerguide/logging-cw-logs.html">logs in CloudWatch</a>. */
    private void createLogging(LogGroup logs) {
        var redacted = Stream.of("authorization", "cookie", "x-api-key")
                .map(header -> WebAclLoggingConfigurationRedactedFieldSingleHeaderArgs.builder()
                        .name(header)
                        .build())
                .map(header -> WebAclLoggingConfigurationRedactedFieldArgs.builder()
                        .singleHeader(header)
                        .build())
                .toList();
        new WebAclLoggingConfiguration(
                childName("logging"),
                WebAclLoggingConfigurationArgs.builder()
                        .resourceArn(acl.arn())
                        .logDestinationConfigs(logs.arn().applyValue(List::of))
                        .redactedFields(redacted)
                        .build(),
                inRegion());
    }
}
