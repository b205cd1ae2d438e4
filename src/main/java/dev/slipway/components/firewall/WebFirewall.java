package dev.slipway.components.firewall;

import com.pulumi.aws.Provider;
import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.cloudwatch.LogGroupArgs;
import com.pulumi.aws.wafv2.IpSet;
import com.pulumi.aws.wafv2.IpSetArgs;
import com.pulumi.aws.wafv2.WebAcl;
import com.pulumi.aws.wafv2.WebAclAssociation;
import com.pulumi.aws.wafv2.WebAclAssociationArgs;
import com.pulumi.aws.wafv2.WebAclLoggingConfiguration;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import dev.slipway.base.Component;
import dev.slipway.components.SharedResources;
import dev.slipway.components.balancer.LoadBalancer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An AWS WAF web ACL, which allows every request that its {@link FirewallRules} do not block. A refresh does not detect rules
 * that were changed by hand; they stay until the program changes a rule.
 *
 * <p>Children: {@code <name>-acl}, {@code <name>-<allow|block>-<ipv4|ipv6>} with address lists, {@code <name>-logs} or,
 * for a distribution, {@code <name>-logs-cloudfront}, and {@code <name>-logging} with logs, and {@code <name>-on-<balancer>}.
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
        var rules = WebAclRules.json(spec.rules(), block, allow);
        acl = new WebAcl(
                childName("acl"),
                WebFirewallInputs.acl(scope(), name(), "Web ACL of " + stackName(), rules),
                inRegion());
        if (spec.logged()) {
            createLogging(shared.logRetentionDays());
        }
        registerOutputs(Map.of("arn", arn()));
    }

    public Output<String> arn() {
        return acl.arn();
    }

    /** Associates the web ACL with a load balancer. To be called once for each; not for a firewall of CloudFront. */
    public Resource guard(LoadBalancer balancer) {
        return new WebAclAssociation(
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

    private void createLogging(int days) {
        // Pulumi does not replace a resource by one of another region if only its provider differs.
        var suffix = cloudFront.isPresent() ? "-cloudfront" : "";
        var logs = new LogGroup(
                childName("logs" + suffix),
                LogGroupArgs.builder()
                        // AWS WAF requires this prefix.
                        .name("aws-waf-logs-%s-%s%s".formatted(stackName(), name(), suffix))
                        .retentionInDays(days)
                        .build(),
                inRegion());
        new WebAclLoggingConfiguration(childName("logging"), WebFirewallInputs.logging(acl.arn(), logs), inRegion());
    }
}
