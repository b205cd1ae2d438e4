package dev.slipway.analysis.guard;

import com.pulumi.aws.cloudwatch.MetricAlarm;
import com.pulumi.aws.lambda.Function;
import com.pulumi.aws.lambda.Permission;
import dev.slipway.engine.Plan;
import java.util.stream.Stream;

/** Rules about the callers and alarms of functions. */
final class FunctionRules {
    static final GuardRule FUNCTION_CALLER = GuardRule.error(
            "function-caller",
            "An AWS service may invoke a function only for a named resource.",
            "https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html",
            FunctionRules::anyCaller);

    static final GuardRule FUNCTION_ALARM = GuardRule.protectedError(
            "function-alarm",
            "Every function has an alarm on its errors with an action.",
            "https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html",
            FunctionRules::withoutAlarm);

    private FunctionRules() {}

    /** Without a source, an AWS service invokes the function for any resource in any account. */
    private static Stream<Violation> anyCaller(Plan plan) {
        return plan.ofType(Permission.class).stream()
                .filter(permission -> permission.text("principal").matches("\\*|.+\\.amazonaws\\.com(\\.cn)?"))
                .filter(permission -> permission.text("sourceArn").isEmpty()
                        && permission.text("principalOrgId").isEmpty())
                .map(permission -> Violation.of(
                        permission,
                        "lets %s invoke the function for any account".formatted(permission.text("principal")),
                        "set sourceArn to the resource that may invoke it"));
    }

    private static Stream<Violation> withoutAlarm(Plan plan) {
        var alarms = plan.ofType(MetricAlarm.class).stream()
                .filter(alarm -> alarm.text("metricName").equals("Errors"))
                .filter(alarm -> !alarm.list("alarmActions").isEmpty())
                .toList();
        return plan.ofType(Function.class).stream()
                .filter(function ->
                        alarms.stream().noneMatch(alarm -> alarm.dependencies().contains(function.urn())))
                .map(function -> Violation.of(
                        function, "has no alarm with an action on its errors", "set email in slipway:alarms"));
    }
}
