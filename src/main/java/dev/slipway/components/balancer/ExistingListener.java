package dev.slipway.components.balancer;

import com.pulumi.aws.lb.ListenerRuleArgs;
import com.pulumi.aws.lb.inputs.ListenerRuleActionArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.Resource;
import dev.slipway.base.BalancerLookUp;
import java.util.List;
import java.util.Optional;

/**
 * A listener that exists, with rules of other owners.
 *
 * @param owner the stack's name, part of what priorities depend on, so that two stacks with the same routes differ
 */
record ExistingListener(ExistingBalancerSpec spec, String owner, ListenerRules rules) implements ListenerWithRules {
    ExistingListener(ExistingBalancerSpec spec, String owner) {
        this(spec, owner, rules(spec));
    }

    /** The rules on the listener of an environment avoid those of other stacks; a range of priorities is the stack's alone. */
    private static ListenerRules rules(ExistingBalancerSpec spec) {
        return spec.ofEnvironment()
                ? new ListenerRules(priority ->
                        !BalancerLookUp.isFree(spec.listenerArn(), priority).result())
                : new ListenerRules(spec.priorities());
    }

    @Override
    public Output<String> arn() {
        return Output.of(spec.listenerArn());
    }

    @Override
    public List<Resource> ingress() {
        return List.of();
    }

    /** @throws com.pulumi.exceptions.RunException for a priority that a rule of another owner has */
    @Override
    public ListenerRuleArgs rule(
            RouteRule rule, Optional<Output<String>> secret, List<ListenerRuleActionArgs> actions) {
        var priority = rules.add(owner + " " + rule.owner(), rule.conditions());
        if (!spec.ofEnvironment()) {
            BalancerLookUp.freePriority(spec.listenerArn(), priority).result();
        }
        return ListenerRuleArgs.builder()
                .listenerArn(arn())
                .priority(priority)
                .conditions(rule.conditions().conditions(secret))
                .actions(actions)
                .build();
    }
}
