package dev.slipway.components.service;

import com.pulumi.aws.cloudwatch.MetricAlarm;
import com.pulumi.aws.cloudwatch.MetricAlarmArgs;
import com.pulumi.aws.cloudwatch.inputs.MetricAlarmMetricQueryArgs;
import com.pulumi.aws.cloudwatch.inputs.MetricAlarmMetricQueryMetricArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.components.alarm.AlarmTopic;
import dev.slipway.components.balancer.ServiceTargetGroup;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What fails a deployment of tasks that start and do not work: ECS goes back to the last revision when one of these goes
 * off during the deployment or just after it, see
 * <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-alarm-failure.html">deployment alarms</a>.
 *
 * <p>Children: {@code <name>-errors}, for two minutes in a row with too many 5xx answers, and {@code <name>-unhealthy},
 * for a task that the balancer finds unhealthy longer than a start may take. Both are of
 * <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html">
 * metrics of the target group</a>, and without requests both are quiet.
 */
final class DeploymentAlarms extends Component {
    private static final String TYPE = "slipway:service:DeploymentAlarms";
    private static final String NAMESPACE = "AWS/ApplicationELB";

    /** Seconds; the balancer publishes once a minute. */
    private static final int PERIOD = 60;

    /** Errors in a minute below which a share says nothing: one of three requests is no trend. */
    private static final int LEAST_ERRORS = 5;

    private static final int MINUTES = 2;

    /**
     * The deployments of one slot of a service.
     *
     * @param group the target group of the slot
     * @param grace the time after a task's start in which it may be unhealthy
     */
    record Args(String service, DeploymentAlarmArgs alarm, ServiceTargetGroup group, Duration grace) {}

    private final Args args;
    private final List<Output<String>> names;

    DeploymentAlarms(String name, Args args, ComponentResourceOptions options) {
        super(TYPE, name, options);
        this.args = args;
        var errors = createErrors(args.alarm().errorPercent());
        var unhealthy = createUnhealthy(args.grace());
        names = List.of(errors.name(), unhealthy.name());
        registerOutputs(Map.of());
    }

    /** The physical names of the alarms. */
    Output<List<String>> names() {
        return Output.all(names);
    }

    private MetricAlarm createErrors(int percent) {
        var share = "IF(FILL(errors, 0) >= %d, 100 * FILL(errors, 0) / requests, 0)".formatted(LEAST_ERRORS);
        return new MetricAlarm(
                childName("errors"),
                alarm("answers %d %% of its requests with 5xx or more".formatted(percent))
                        // In the order in which the provider reads them back: another one is drift to a refresh.
                        .metricQueries(
                                counted("errors", "HTTPCode_Target_5XX_Count"),
                                counted("requests", "RequestCount"),
                                MetricAlarmMetricQueryArgs.builder()
                                        .id("share")
                                        .expression(share)
                                        .label("5xx of the tasks in percent of the requests")
                                        .returnData(true)
                                        .build())
                        .comparisonOperator("GreaterThanOrEqualToThreshold")
                        .threshold((double) percent)
                        .evaluationPeriods(MINUTES)
                        .build(),
                childOptions());
    }

    private MetricAlarmMetricQueryArgs counted(String id, String metric) {
        return MetricAlarmMetricQueryArgs.builder()
                .id(id)
                .metric(MetricAlarmMetricQueryMetricArgs.builder()
                        .namespace(NAMESPACE)
                        .metricName(metric)
                        .dimensions(args.group().dimensions())
                        .period(PERIOD)
                        .stat("Sum")
                        .build())
                .build();
    }

    private MetricAlarm createUnhealthy(Duration grace) {
        var starting = (int) (grace.toSeconds() + PERIOD - 1) / PERIOD;
        return new MetricAlarm(
                childName("unhealthy"),
                alarm("has a task that stays unhealthy")
                        .namespace(NAMESPACE)
                        .metricName("UnHealthyHostCount")
                        .dimensions(args.group().dimensions())
                        .statistic("Minimum")
                        .period(PERIOD)
                        .comparisonOperator("GreaterThanThreshold")
                        .threshold(0.0)
                        .evaluationPeriods(starting + MINUTES)
                        .build(),
                childOptions());
    }

    private MetricAlarmArgs.Builder alarm(String what) {
        return args.alarm()
                .topic()
                .map(AlarmTopic::alarm)
                .orElseGet(() -> MetricAlarmArgs.builder().treatMissingData("notBreaching"))
                .alarmDescription(
                        "The service %s %s: ECS takes a deployment back then".formatted(args.service(), what));
    }
}
