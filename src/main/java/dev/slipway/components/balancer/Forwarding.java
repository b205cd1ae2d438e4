package dev.slipway.components.balancer;

import com.pulumi.aws.lb.inputs.ListenerRuleActionArgs;
import com.pulumi.aws.lb.inputs.ListenerRuleActionForwardArgs;
import com.pulumi.aws.lb.inputs.ListenerRuleActionForwardTargetGroupArgs;
import com.pulumi.core.Output;
import dev.slipway.components.function.RouteTarget;
import java.util.List;

/** Where a listener rule sends requests; groups are given by their ARNs. */
final class Forwarding {
    private Forwarding() {}

    /** To one group. */
    static ListenerRuleActionArgs to(Output<String> group) {
        return ListenerRuleActionArgs.builder()
                .type("forward")
                .targetGroupArn(group)
                .build();
    }

    /**
     * To two groups by weight. One of weight 0 is named too, since a balancer
     * <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html">checks the
     * health</a> of those groups alone that a rule names.
     */
    static ListenerRuleActionArgs byWeight(Output<String> one, int weight, Output<String> other, int otherWeight) {
        return ListenerRuleActionArgs.builder()
                .type("forward")
                .forward(ListenerRuleActionForwardArgs.builder()
                        .targetGroups(List.of(weighted(one, weight), weighted(other, otherWeight)))
                        .build())
                .build();
    }

    /** To a service or to its activator. */
    static ListenerRuleActionArgs toOneOf(Output<String> service, Output<String> activator, RouteTarget end) {
        return byWeight(service, end == RouteTarget.SERVICE ? 1 : 0, activator, end == RouteTarget.ACTIVATOR ? 1 : 0);
    }

    private static ListenerRuleActionForwardTargetGroupArgs weighted(Output<String> group, int weight) {
        return ListenerRuleActionForwardTargetGroupArgs.builder()
                .arn(group)
                .weight(weight)
                .build();
    }
}
