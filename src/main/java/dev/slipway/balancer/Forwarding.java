package dev.slipway.balancer;

import com.pulumi.aws.lb.inputs.ListenerRuleActionArgs;
import com.pulumi.aws.lb.inputs.ListenerRuleActionForwardArgs;
import com.pulumi.aws.lb.inputs.ListenerRuleActionForwardTargetGroupArgs;
import com.pulumi.core.Output;
import dev.slipway.doorway.End;
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
     * To one of two groups. Both are named, since a balancer
     * <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html">checks the
     * health</a> of those groups alone that a rule names.
     */
    static ListenerRuleActionArgs toOneOf(Output<String> service, Output<String> doorman, End end) {
        var groups = List.of(weighted(service, end == End.SERVICE), weighted(doorman, end == End.DOORMAN));
        return ListenerRuleActionArgs.builder()
                .type("forward")
                .forward(ListenerRuleActionForwardArgs.builder()
                        .targetGroups(groups)
                        .build())
                .build();
    }

    private static ListenerRuleActionForwardTargetGroupArgs weighted(Output<String> group, boolean led) {
        return ListenerRuleActionForwardTargetGroupArgs.builder()
                .arn(group)
                .weight(led ? 1 : 0)
                .build();
    }
}
