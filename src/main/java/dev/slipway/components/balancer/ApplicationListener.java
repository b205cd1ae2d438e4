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

/** A listener of a load balancer of the stack. A request that no rule matches is answered with 404. */
abstract non-sealed class ApplicationListener extends Component implements ListenerWithRules {
    private final ListenerRules rules = new ListenerRules();
    private final List<Resource> ingress = new ArrayList<>();

    ApplicationListener(String type, String name, LoadBalancer balancer) {
        super(type, name, ComponentResourceOptions.builder().parent(balancer).build());
    }

    @Override
    public final List<Resource> ingress() {
        return ingress;
    }

    @Override
    public final ListenerRuleArgs rule(
            RouteRule rule, Optional<Output<String>> secret, List<ListenerRuleActionArgs> actions) {
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
