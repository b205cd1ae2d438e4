package dev.slipway.components.function;

import com.pulumi.aws.cloudwatch.MetricAlarm;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.components.alarm.AlarmDestination;
import java.util.Map;

/**
 * Alarms on the errors and throttles of a function that callers wait for, by
 * <a href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html">metrics of Lambda</a>. A
 * response of the application, even 5xx, is not an error of the function.
 *
 * <p>Children: {@code <name>-errors} and {@code <name>-throttles}.
 */
final class FunctionAlarms extends Component {
    private static final String TYPE = "slipway:function:FunctionAlarms";

    FunctionAlarms(
            String name,
            AlarmDestination topic,
            com.pulumi.aws.lambda.Function function,
            String service,
            ComponentResourceOptions options) {
        super(TYPE, name, options);
        create("errors", "Errors", "%s crashed or took too long; see its log".formatted(service), topic, function);
        create("throttles", "Throttles", "%s was throttled by Lambda".formatted(service), topic, function);
        registerOutputs(Map.of());
    }

    private void create(
            String role, String metric, String what, AlarmDestination topic, com.pulumi.aws.lambda.Function function) {
        new MetricAlarm(
                childName(role),
                topic.alarmOnFirst()
                        .alarmDescription(what)
                        .namespace("AWS/Lambda")
                        .metricName(metric)
                        .dimensions(function.name().applyValue(name -> Map.of("FunctionName", name)))
                        .statistic("Sum")
                        .build(),
                childOptions());
    }
}
