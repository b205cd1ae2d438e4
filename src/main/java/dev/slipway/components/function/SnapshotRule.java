package dev.slipway.components.function;

import com.pulumi.aws.cloudwatch.EventRule;
import com.pulumi.aws.cloudwatch.EventRuleArgs;
import com.pulumi.aws.cloudwatch.EventTarget;
import com.pulumi.aws.cloudwatch.EventTargetArgs;
import com.pulumi.aws.lambda.Alias;
import com.pulumi.aws.lambda.Permission;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.base.Json;
import java.util.Map;

/**
 * The EventBridge rule that calls a function with SnapStart once a week. Lambda
 * <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-troubleshooting.html">deactivates a version</a> that was
 * not called for 14 days, and the next call fails. {@code Handler} of {@code app/controllers} ignores {@link #EVENT}.
 *
 * <p>Children: {@code <name>-rule}, {@code <name>-permission} and {@code <name>-target}.
 */
final class SnapshotRule extends Component {
    private static final String TYPE = "slipway:function:SnapshotRule";

    /** Twice in 14 days, so that one call may be lost. */
    private static final String RATE = "rate(7 days)";

    /** The event, by its source. */
    static final Map<String, Object> EVENT = Map.of("source", "slipway.snapshot");

    SnapshotRule(
            String name,
            String subject,
            com.pulumi.aws.lambda.Function function,
            Alias alias,
            ComponentResourceOptions options) {
        super(TYPE, name, options);
        var rule = new EventRule(
                childName("rule"),
                EventRuleArgs.builder()
                        .description("Weekly call that keeps the SnapStart snapshot active. " + subject)
                        .scheduleExpression(RATE)
                        .build(),
                childOptions());
        var permission = new Permission(
                childName("permission"),
                FunctionInputs.permission(function, alias, "events.amazonaws.com", rule.arn()),
                childOptions());
        new EventTarget(
                childName("target"),
                EventTargetArgs.builder()
                        .rule(rule.name())
                        .arn(alias.arn())
                        .input(Json.text(EVENT))
                        .build(),
                options().dependsOn(permission).build());
        registerOutputs(Map.of());
    }
}
