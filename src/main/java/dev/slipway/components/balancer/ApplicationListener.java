package dev.slipway.components.balancer;

import com.pulumi.aws.lb.ListenerRuleArgs;
import com.pulumi.aws.lb.inputs.ListenerDefaultActionArgs;
import com.pulumi.aws.lb.inputs.ListenerDefaultActionFixedResponseArgs;
import com.pulumi.aws.lb.inputs.ListenerRuleActionArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.Resource;
import java.util.List;
import java.util.Optional;

/** A listener whose rules forward requests to services. A request that no rule matches is answered with 404. */
interface ApplicationListener {
    Output<String> arn();

    /** The security-group rules of the callers, which must exist before a DNS record refers to the load balancer. */
    List<Resource> ingress();

    /** The priorities of the listener's rules. */
    ListenerRules rules();

    /**
     * The inputs of a new rule.
     *
     * @param secret the value of a distribution's header; empty where clients connect directly
     * @param actions the action of the route, after that of its login
     */
    default ListenerRuleArgs rule(
            RouteRule rule, Optional<Output<String>> secret, List<ListenerRuleActionArgs> actions) {
        var conditions = rule.conditions().withVerified(secret.isPresent());
        return ListenerRuleArgs.builder()
                .listenerArn(arn())
                .priority(rules().add(rule.owner(), conditions))
                .conditions(conditions.conditions(secret))
                .actions(actions)
                .build();
    }

    /** The default action, for a request that no rule matches. */
    static ListenerDefaultActionArgs notFound() {
        return ListenerDefaultActionArgs.builder()
                .type("fixed-response")
                .fixedResponse(ListenerDefaultActionFixedResponseArgs.builder()
                        .contentType("text/plain")
                        .messageBody("Not found")
                        .statusCode("404")
                        .build())
                .build();
    }
}
