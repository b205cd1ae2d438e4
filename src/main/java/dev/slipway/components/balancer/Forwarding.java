package dev.slipway.components.balancer;

import com.pulumi.aws.lb.inputs.ListenerRuleActionArgs;
import com.pulumi.aws.lb.inputs.ListenerRuleActionForwardArgs;
import com.pulumi.aws.lb.inputs.ListenerRuleActionForwardTargetGroupArgs;
import com.pulumi.core.Output;
import dev.slipway.components.function.InitialTarget;
import java.util.List;

/** Forward actions of listener rules to target groups, which are given by their ARNs. */
final class Forwarding {
    private Forwarding() {}

    /** The action that forwards to one target group. */
    static ListenerRuleActionArgs to(Output<String> group) {
        return ListenerRuleActionArgs.builder()
                .type("forward")
                .targetGroupArn(group)
                .build();
    }

    /**
     * The action that forwards to two target groups by weight. It names a group of weight 0 too, since a load balancer
     * checks the
     * <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html">health</a>
     * only of groups in a rule.
     */
    static ListenerRuleActionArgs byWeight(Output<String> one, int weight, Output<String> other, int otherWeight) {
        return ListenerRuleActionArgs.builder()
                .type("forward")
                .forward(ListenerRuleActionForwardArgs.builder()
                        .targetGroups(List.of(weighted(one, weight), weighted(other, otherWeight)))
                        .build())
                .build();
    }

    /** The action that forwards to a service or to its activator. */
    static ListenerRuleActionArgs toOneOf(Output<String> service, Output<String> activator, InitialTarget end) {
        return byWeight(
                service, end == InitialTarget.SERVICE ? 1 : 0, activator, end == InitialTarget.ACTIVATOR ? 1 : 0);
    }

    private static ListenerRuleActionForwardTargetGroupArgs weighted(Output<String> group, int weight) {
        return ListenerRuleActionForwardTargetGroupArgs.builder()
                .arn(group)
                .weight(weight)
                .build();
    }
}
