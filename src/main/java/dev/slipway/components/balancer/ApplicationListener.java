package dev.slipway.components.balancer;

import com.pulumi.aws.lb.ListenerRuleArgs;
import com.pulumi.aws.lb.inputs.ListenerDefaultActionArgs;
import com.pulumi.aws.lb.inputs.ListenerDefaultActionFixedResponseArgs;
import com.pulumi.aws.lb.inputs.ListenerRuleActionArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import dev.slipway.base.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A listener whose rules forward requests to services. A request that no rule matches is answered with 404. */
abstract class ApplicationListener extends Component {
    private final ListenerRules rules = new ListenerRules();
    private final List<Resource> ingress = new ArrayList<>();

    ApplicationListener(String type, String name, LoadBalancer balancer) {
        super(type, name, ComponentResourceOptions.builder().parent(balancer).build());
    }

    abstract Output<String> arn();

    /** The security-group rules of the callers, which must exist before a DNS record refers to the load balancer. */
    final List<Resource> ingress() {
        return ingress;
    }

    /**
     * The inputs of a new rule.
     *
     * @param secret the value of a distribution's header; empty where clients connect directly
     * @param actions the action of the route, after that of its login
     */
    final ListenerRuleArgs rule(RouteRule rule, Optional<Output<String>> secret, List<ListenerRuleActionArgs> actions) {
        var conditions = rule.conditions().withVerified(secret.isPresent());
        return ListenerRuleArgs.builder()
                .listenerArn(arn())
                .priority(rules.add(rule.owner(), conditions))
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
