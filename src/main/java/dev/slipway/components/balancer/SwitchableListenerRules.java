package dev.slipway.components.balancer;

import com.pulumi.aws.lambda.Permission;
import com.pulumi.aws.lambda.PermissionArgs;
import com.pulumi.aws.lb.TargetGroup;
import com.pulumi.aws.lb.TargetGroupAttachment;
import com.pulumi.aws.lb.TargetGroupAttachmentArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import dev.slipway.base.iam.Statement;
import dev.slipway.components.function.FunctionName;
import dev.slipway.components.function.JavaFunction;
import dev.slipway.components.function.SwitchableRoute;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The listener rules of a service, which forward to one of two target groups.
 *
 * @param rules the ARNs of the rules
 * @param service the group of the tasks
 * @param activator the group that the activator gets into
 */
record SwitchableListenerRules(List<Output<String>> rules, TargetGroup service, TargetGroup activator)
        implements SwitchableRoute {
    @Override
    public Map<String, Output<String>> environment() {
        return Map.of(
                "ROUTE",
                Output.of("balancer"),
                "BALANCER_RULES",
                Output.all(rules).applyValue(arns -> String.join(",", arns)),
                "SERVICE_TARGET_GROUP",
                service.arn(),
                "ACTIVATOR_TARGET_GROUP",
                activator.arn());
    }

    @Override
    public List<Statement> leading() {
        var modify = Statement.allow("elasticloadbalancing:ModifyRule");
        for (var rule : rules) {
            modify = modify.on(rule);
        }
        return List.of(anywhere("DescribeRules"), modify);
    }

    @Override
    public List<Statement> watching() {
        return List.of(anywhere("DescribeTargetHealth"));
    }

    private static Statement anywhere(String action) {
        return Statement.allow("elasticloadbalancing:" + action).onAny(action + " knows no resources");
    }

    @Override
    public Optional<FunctionName> activatorName() {
        return Optional.empty();
    }

    /** By {@code <activator>-permission} and {@code <activator>-attachment}, without which AWS takes no function into a group. */
    @Override
    public void open(JavaFunction function) {
        var permission = new Permission(
                function.name() + "-permission",
                PermissionArgs.builder()
                        .action("lambda:InvokeFunction")
                        .function(function.functionName())
                        .qualifier(function.aliasName())
                        .principal("elasticloadbalancing.amazonaws.com")
                        .sourceArn(activator.arn())
                        .build(),
                CustomResourceOptions.builder().parent(function).build());
        new TargetGroupAttachment(
                function.name() + "-attachment",
                TargetGroupAttachmentArgs.builder()
                        .targetGroupArn(activator.arn())
                        .targetId(function.arn())
                        .build(),
                CustomResourceOptions.builder()
                        .parent(function)
                        .dependsOn(permission)
                        .build());
    }
}
