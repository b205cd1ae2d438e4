package dev.slipway.components.controller;

import com.pulumi.aws.cloudwatch.MetricAlarm;
import com.pulumi.aws.cloudwatch.MetricAlarmArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.components.alarm.AlarmDestination;
import dev.slipway.components.function.JavaFunction;
import dev.slipway.components.service.Service;
import java.util.Map;

/**
 * Alarms of a controller, which notify the stack's alarm topic.
 *
 * <p>Children: {@code <name>-errors} and {@code <name>-throttles}
 * (<a href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html">metrics of Lambda</a>),
 * {@code <name>-duration} for calls near the timeout, and {@code <name>-failures} for failures that the controller
 * reports itself, including those returned to clients of an API.
 */
final class ControllerAlarms extends Component {
    private static final String TYPE = "slipway:controller:ControllerAlarms";
    private static final String LAMBDA = "AWS/Lambda";

    /** Period of the alarms in seconds. */
    private static final int PERIOD = 300;

    /** Threshold of the duration in percent of the timeout. */
    private static final int NEAR = 80;

    /**
     * Arguments of the alarms.
     *
     * @param controller {@code wake}, {@code sleep}, {@code kill}, {@code activator} or {@code rollOut}
     */
    record Args(AlarmDestination topic, Service service, String controller, JavaFunction function) {}

    private final Args args;

    ControllerAlarms(String name, Args args, ComponentResourceOptions options) {
        super(TYPE, name, options);
        this.args = args;
        createOfFunction("errors", "Errors", "failed", "Sum", 0);
        createOfFunction("throttles", "Throttles", "was throttled", "Sum", 0);
        createOfFunction(
                "duration",
                "Duration",
                "took more than %d %% of its time-out".formatted(NEAR),
                "Maximum",
                JavaFunction.TIMEOUT * 1000 * NEAR / 100);
        createOfFailures();
        registerOutputs(Map.of());
    }

    private void createOfFunction(String role, String metric, String what, String statistic, int above) {
        create(
                role,
                what,
                args.topic()
                        .alarm()
                        .namespace(LAMBDA)
                        .metricName(metric)
                        .dimensions(args.function().functionName().applyValue(name -> Map.of("FunctionName", name)))
                        .statistic(statistic)
                        .threshold((double) above));
    }

    private void createOfFailures() {
        var service = args.service();
        var dimensions = Output.tuple(
                        service.cluster().clusterName(), service.primary().serviceName())
                .applyValue(names -> Map.of("cluster", names.t1, "service", names.t2, "controller", args.controller()));
        create(
                "failures",
                "could not do its work",
                args.topic()
                        .alarm()
                        .namespace("Slipway")
                        .metricName("Failures")
                        .dimensions(dimensions)
                        .statistic("Sum")
                        .threshold(0.0));
    }

    private void create(String role, String what, MetricAlarmArgs.Builder alarm) {
        new MetricAlarm(
                childName(role),
                alarm.alarmDescription("The controller %s of the service %s %s; read its log"
                                .formatted(args.controller(), args.service().name(), what))
                        .comparisonOperator("GreaterThanThreshold")
                        .period(PERIOD)
                        .evaluationPeriods(1)
                        .build(),
                childOptions());
    }
}
