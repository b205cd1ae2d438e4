package dev.slipway.analysis.guard;

import com.pulumi.aws.cloudwatch.MetricAlarm;
import com.pulumi.aws.lambda.Function;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.util.stream.Stream;

/** Rules about alarms. */
final class AlarmRules {
    static final GuardRule FUNCTION_ALARM = GuardRule.protectedError(
            "function-alarm",
            "Every function has an alarm on its errors with an action.",
            "https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html",
            AlarmRules::withoutAlarm);

    private AlarmRules() {}

    private static Stream<Violation> withoutAlarm(Plan plan) {
        var alarms = plan.ofType(MetricAlarm.class).stream()
                .filter(alarm -> alarm.text("metricName").equals("Errors"))
                .filter(alarm -> !alarm.list("alarmActions").isEmpty())
                .toList();
        return plan.ofType(Function.class).stream()
                .filter(function -> alarms.stream().noneMatch(alarm -> watches(alarm, function)))
                .map(function -> Violation.of(
                        function, "has no alarm with an action on its errors", "set email in slipway:alarms"));
    }

    private static boolean watches(PlannedResource alarm, PlannedResource function) {
        return alarm.dependencies().contains(function.urn());
    }
}
