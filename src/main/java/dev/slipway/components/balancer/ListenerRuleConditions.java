package dev.slipway.components.balancer;

import com.pulumi.aws.lb.inputs.ListenerRuleConditionArgs;
import com.pulumi.aws.lb.inputs.ListenerRuleConditionHostHeaderArgs;
import com.pulumi.aws.lb.inputs.ListenerRuleConditionHttpHeaderArgs;
import com.pulumi.aws.lb.inputs.ListenerRuleConditionPathPatternArgs;
import com.pulumi.aws.lb.inputs.ListenerRuleConditionSourceIpArgs;
import com.pulumi.core.Output;
import dev.slipway.base.PathLabel;
import dev.slipway.components.domain.OriginVerificationSecret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The conditions of one listener rule.
 *
 * @param hosts empty for every host
 * @param cidrs empty for every address
 */
record ListenerRuleConditions(String path, List<String> hosts, List<String> cidrs) {
    ListenerRuleConditions {
        hosts = hosts.stream().sorted().toList();
        cidrs = cidrs.stream().sorted().toList();
    }

    /** The conditions as one text, the same for the same conditions. */
    String key() {
        return path + " " + where();
    }

    /** The path's part of the rule's name. */
    String label() {
        return PathLabel.of(path);
    }

    /**
     * The conditions as a rule takes them; a request has to meet all of them.
     *
     * <p>In the provider's own order: it reads the conditions back as a sorted set, and a refresh would find another order
     * changed.
     *
     * @param secret what a distribution proves itself by; empty where callers come themselves
     */
    List<ListenerRuleConditionArgs> conditions(Optional<Output<String>> secret) {
        var conditions = new ArrayList<ListenerRuleConditionArgs>();
        if (!hosts.isEmpty()) {
            var names =
                    ListenerRuleConditionHostHeaderArgs.builder().values(hosts).build();
            conditions.add(ListenerRuleConditionArgs.builder().hostHeader(names).build());
        }
        secret.ifPresent(value -> conditions.add(ListenerRuleConditionArgs.builder()
                .httpHeader(ListenerRuleConditionHttpHeaderArgs.builder()
                        .httpHeaderName(OriginVerificationSecret.HEADER)
                        .values(value.applyValue(List::of))
                        .build())
                .build()));
        var paths = ListenerRuleConditionPathPatternArgs.builder().values(path).build();
        conditions.add(ListenerRuleConditionArgs.builder().pathPattern(paths).build());
        if (!cidrs.isEmpty()) {
            var sources =
                    ListenerRuleConditionSourceIpArgs.builder().values(cidrs).build();
            conditions.add(ListenerRuleConditionArgs.builder().sourceIp(sources).build());
        }
        return conditions;
    }

    /** The conditions as a person reads them. */
    @Override
    public String toString() {
        return path + " on " + where();
    }

    private String where() {
        var host = hosts.isEmpty() ? "every host" : String.join(" or ", hosts);
        return cidrs.isEmpty() ? host : host + " from " + String.join(" or ", cidrs);
    }
}
