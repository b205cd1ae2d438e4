package dev.slipway.components.firewall;

import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.wafv2.WebAclArgs;
import com.pulumi.aws.wafv2.WebAclLoggingConfigurationArgs;
import com.pulumi.aws.wafv2.inputs.WebAclDefaultActionAllowArgs;
import com.pulumi.aws.wafv2.inputs.WebAclDefaultActionArgs;
import com.pulumi.aws.wafv2.inputs.WebAclLoggingConfigurationRedactedFieldArgs;
import com.pulumi.aws.wafv2.inputs.WebAclLoggingConfigurationRedactedFieldSingleHeaderArgs;
import com.pulumi.aws.wafv2.inputs.WebAclVisibilityConfigArgs;
import com.pulumi.core.Output;
import java.util.List;
import java.util.stream.Stream;

/** The inputs of the resources of a {@link WebFirewall}. */
final class WebFirewallInputs {
    private WebFirewallInputs() {}

    /**
     * The web ACL, with its rules as JSON. As properties, rules of a group that only count are nested more than 100 messages
     * deep in the answer of a provider that adds
     * <a href="https://github.com/pulumi/pulumi-terraform-bridge/pull/2945">Terraform's raw state</a>, and the SDK
     * <a href="https://github.com/pulumi/pulumi-java/pull/2282">reads no more than 100</a>. As JSON, a refresh does not
     * compare the rules with those in AWS.
     */
    static WebAclArgs acl(String scope, String metric, String description, Output<String> rules) {
        return WebAclArgs.builder()
                .description(description)
                .scope(scope)
                .defaultAction(WebAclDefaultActionArgs.builder()
                        .allow(WebAclDefaultActionAllowArgs.builder().build())
                        .build())
                .ruleJson(rules)
                .visibilityConfig(WebAclVisibilityConfigArgs.builder()
                        .cloudwatchMetricsEnabled(true)
                        .sampledRequestsEnabled(true)
                        .metricName(metric)
                        .build())
                .build();
    }

    /**
     * The logging configuration, without credentials, see
     * <a href="https://docs.aws.amazon.com/waf/latest/developerguide/logging-cw-logs.html">logs in CloudWatch</a>.
     */
    static WebAclLoggingConfigurationArgs logging(Output<String> aclArn, LogGroup logs) {
        var redacted = Stream.of("authorization", "cookie", "x-api-key")
                .map(header -> WebAclLoggingConfigurationRedactedFieldSingleHeaderArgs.builder()
                        .name(header)
                        .build())
                .map(header -> WebAclLoggingConfigurationRedactedFieldArgs.builder()
                        .singleHeader(header)
                        .build())
                .toList();
        return WebAclLoggingConfigurationArgs.builder()
                .resourceArn(aclArn)
                .logDestinationConfigs(logs.arn().applyValue(List::of))
                .redactedFields(redacted)
                .build();
    }
}
