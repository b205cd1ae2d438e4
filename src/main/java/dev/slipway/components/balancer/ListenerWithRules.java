package dev.slipway.components.balancer;

import com.pulumi.aws.lb.ListenerRuleArgs;
import com.pulumi.aws.lb.inputs.ListenerRuleActionArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.Resource;
import java.util.List;
import java.util.Optional;

/** A listener of the stack, or an existing one, whose rules forward requests to services. */
sealed interface ListenerWithRules permits ApplicationListener, ExistingListener {
    Output<String> arn();

    /** The security-group rules of the callers, which must exist before a DNS record refers to the load balancer. */
    List<Resource> ingress();

    /**
     * The inputs of a new rule.
     *
     * @param secret the value of a distribution's header; empty where clients connect directly
     * @param actions the action of the route, after that of its login
     */
    ListenerRuleArgs rule(RouteRule rule, Optional<Output<String>> secret, List<ListenerRuleActionArgs> actions);
}
