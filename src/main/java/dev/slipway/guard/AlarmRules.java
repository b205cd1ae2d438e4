package dev.slipway.guard;

import dev.slipway.plan.Plan;
import dev.slipway.plan.PlannedResource;
import java.net.URI;
import java.util.stream.Stream;

/** Who learns that something failed. */
final class AlarmRules {
    static final Rule FUNCTION_ALARM = new Rule(
            "function-alarm",
            Severity.ERROR,
            Scope.PROTECTED,
            "Every function has an alarm on its errors that tells somebody.",
            URI.create("https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html"),
            AlarmRules::silent);

    private AlarmRules() {}

    private static Stream<Breach> silent(Plan plan) {
        var alarms = plan.ofType("aws:cloudwatch/metricAlarm:MetricAlarm").stream()
                .filter(alarm -> alarm.text("metricName").equals("Errors"))
                .filter(alarm -> !alarm.list("alarmActions").isEmpty())
                .toList();
        return plan.ofType("aws:lambda/function:Function").stream()
                .filter(function -> alarms.stream().noneMatch(alarm -> watches(alarm, function)))
                .map(function ->
                        Breach.of(function, "may fail without anybody learning of it", "set email in slipway:alarms"));
    }

    private static boolean watches(PlannedResource alarm, PlannedResource function) {
        return alarm.dependencies().contains(function.urn());
    }
}
