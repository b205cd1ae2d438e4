package dev.slipway.components.balancer;

import com.pulumi.aws.lb.inputs.ListenerRuleConditionArgs;
import com.pulumi.aws.lb.inputs.ListenerRuleConditionHostHeaderArgs;
import com.pulumi.aws.lb.inputs.ListenerRuleConditionHttpHeaderArgs;
import com.pulumi.aws.lb.inputs.ListenerRuleConditionPathPatternArgs;
import com.pulumi.aws.lb.inputs.ListenerRuleConditionSourceIpArgs;
import com.pulumi.core.Output;
import dev.slipway.base.PathLabel;
import dev.slipway.base.Withers;
import dev.slipway.components.domain.OriginVerificationSecret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The conditions of one listener rule.
 *
 * @param hosts empty for every host
 * @param cidrs empty for every address
 * @param verified whether the header of a distribution is required
 */
@Withers
record ListenerRuleConditions(String path, List<String> hosts, List<String> cidrs, boolean verified)
        implements ListenerRuleConditionsBuilder.With {
    ListenerRuleConditions {
        hosts = hosts.stream().sorted().toList();
        cidrs = cidrs.stream().sorted().toList();
    }

    /** The conditions of clients that connect directly. */
    ListenerRuleConditions(String path, List<String> hosts, List<String> cidrs) {
        this(path, hosts, cidrs, false);
    }

    /** The conditions as one text; equal for equal conditions, with and without the header of a distribution. */
    String key() {
        return path + " " + where();
    }

    /** The rule's part of a child name. */
    String label() {
        return PathLabel.of(path);
    }

    /**
     * The conditions of the listener rule resource; a request has to meet all of them.
     *
     * <p>They are in the provider's order: it reads them as a sorted set, so that a refresh would report another order
     * as a change.
     *
     * @param secret value of the header that a distribution adds; empty for clients that connect directly
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

    /** The conditions as text for messages. */
    @Override
    public String toString() {
        return path + " on " + where();
    }

    private String where() {
        var host = hosts.isEmpty() ? "every host" : String.join(" or ", hosts);
        return cidrs.isEmpty() ? host : host + " from " + String.join(" or ", cidrs);
    }
}
