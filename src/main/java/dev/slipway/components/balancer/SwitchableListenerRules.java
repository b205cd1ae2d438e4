package dev.slipway.components.balancer;

import com.pulumi.core.Output;
import dev.slipway.base.iam.Statement;
import dev.slipway.components.function.FunctionName;
import dev.slipway.components.function.JavaFunction;
import dev.slipway.components.function.SwitchableRoute;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The listener rules of a service, which forward to its tasks or to its activator.
 *
 * @param rules the ARNs of the rules
 * @param service the ARN of the target group of the tasks
 * @param activator the target group of the activator
 */
record SwitchableListenerRules(List<Output<String>> rules, Output<String> service, ActivatorTargetGroup activator)
        implements SwitchableRoute {
    @Override
    public Map<String, Output<String>> environment() {
        return Map.of(
                "ROUTE",
                Output.of("balancer"),
                "BALANCER_RULES",
                Output.all(rules).applyValue(arns -> String.join(",", arns)),
                "SERVICE_TARGET_GROUP",
                service,
                "ACTIVATOR_TARGET_GROUP",
                activator.arn());
    }

    @Override
    public List<Statement> switching() {
        var modify = Statement.allow("elasticloadbalancing:ModifyRule");
        for (var rule : rules) {
            modify = modify.on(rule);
        }
        return List.of(anywhere("DescribeRules"), modify);
    }

    @Override
    public List<Statement> healthPermissions() {
        return List.of(anywhere("DescribeTargetHealth"));
    }

    private static Statement anywhere(String action) {
        return Statement.allow("elasticloadbalancing:" + action).onAny(action + " knows no resources");
    }

    @Override
    public Optional<FunctionName> activatorName() {
        return Optional.empty();
    }

    @Override
    public void permitInvocation(JavaFunction function) {
        activator.attach(function);
    }
}
