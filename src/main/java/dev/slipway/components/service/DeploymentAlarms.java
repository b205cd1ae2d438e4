package dev.slipway.components.service;

import com.pulumi.aws.cloudwatch.MetricAlarm;
import com.pulumi.aws.cloudwatch.MetricAlarmArgs;
import com.pulumi.aws.cloudwatch.inputs.MetricAlarmMetricQueryArgs;
import com.pulumi.aws.cloudwatch.inputs.MetricAlarmMetricQueryMetricArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.components.alarm.AlarmDestination;
import dev.slipway.components.balancer.ServiceTargetGroup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The CloudWatch alarms of a deployment: ECS rolls the service back to the last revision if one of them goes into the
 * ALARM state during the deployment or its bake time, see
 * <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-alarm-failure.html">deployment
 * alarms</a>.
 *
 * <p>Children: {@code <name>-errors}, for too many 5xx responses in two consecutive minutes, and
 * {@code <name>-unhealthy}, for a target that stays unhealthy for two minutes longer than the grace period; with
 * {@code -<target>} for the further targets of a service. Both use
 * <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html">
 * metrics of the target group</a>, and missing data is not breaching.
 */
final class DeploymentAlarms extends Component {
    private static final String TYPE = "slipway:service:DeploymentAlarms";
    private static final String NAMESPACE = "AWS/ApplicationELB";

    /** Seconds; the load balancer publishes its metrics once a minute. */
    private static final int PERIOD = 60;

    /**
     * The number of 5xx responses in a minute below which the percentage is ignored: one of three requests is no trend.
     */
    private static final int MIN_ERRORS = 5;

    private static final int MINUTES = 2;

    private final Args args;
    private final List<Output<String>> names;

    /**
     * The arguments of the alarms.
     *
     * @param groups the target groups whose metrics are watched
     * @param gracePeriod the time after the start of a task in which it may be unhealthy
     * @param topic the topic that the alarms notify, during deployments and at any other time; empty for none
     */
    record Args(
            String service,
            DeploymentAlarmSpec spec,
            List<ServiceTargetGroup> groups,
            Duration gracePeriod,
            Optional<AlarmDestination> topic) {

        /** The arguments for the target groups of a deployment slot; empty where the ingress has no deployment alarms. */
        static Optional<Args> of(String service, ServiceArgs args, List<ServiceTargetGroup> groups) {
            return args.spec().ingress().balanced().flatMap(balanced -> balanced.alarms()
                    .map(spec -> new Args(
                            service,
                            spec,
                            groups,
                            balanced.gracePeriod(),
                            args.shared().alarmTopic())));
        }
    }

    DeploymentAlarms(String name, Args args, ComponentResourceOptions options) {
        super(TYPE, name, options);
        this.args = args;
        names = args.groups().stream()
                .flatMap(group -> Stream.of(
                        createErrors(group).name(), createUnhealthy(group).name()))
                .toList();
        registerOutputs(Map.of());
    }

    /** The physical names of the alarms. */
    Output<List<String>> names() {
        return Output.all(names);
    }

    private MetricAlarm createErrors(ServiceTargetGroup group) {
        var percent = args.spec().errorPercent();
        var share = "IF(FILL(errors, 0) >= %d, 100 * FILL(errors, 0) / requests, 0)".formatted(MIN_ERRORS);
        return new MetricAlarm(
                childName(group.role("errors")),
                alarm(group, "answers %d %% of its requests with 5xx or more".formatted(percent))
                        // In the order of the provider's reads: a refresh reports any other order as drift.
                        .metricQueries(
                                counted(group, "errors", "HTTPCode_Target_5XX_Count"),
                                counted(group, "requests", "RequestCount"),
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

    private static MetricAlarmMetricQueryArgs counted(ServiceTargetGroup group, String id, String metric) {
        return MetricAlarmMetricQueryArgs.builder()
                .id(id)
                .metric(MetricAlarmMetricQueryMetricArgs.builder()
                        .namespace(NAMESPACE)
                        .metricName(metric)
                        .dimensions(group.dimensions())
                        .period(PERIOD)
                        .stat("Sum")
                        .build())
                .build();
    }

    private MetricAlarm createUnhealthy(ServiceTargetGroup group) {
        return new MetricAlarm(
                childName(group.role("unhealthy")),
                alarm(group, "has a task that stays unhealthy")
                        .namespace(NAMESPACE)
                        .metricName("UnHealthyHostCount")
                        .dimensions(group.dimensions())
                        .statistic("Minimum")
                        .period(PERIOD)
                        .comparisonOperator("GreaterThanThreshold")
                        .threshold(0.0)
                        .evaluationPeriods(DeploymentAlarmSpec.unhealthyPeriods(args.gracePeriod()))
                        .build(),
                childOptions());
    }

    private MetricAlarmArgs.Builder alarm(ServiceTargetGroup group, String what) {
        var target = group.label().isEmpty() ? "" : " on port %s".formatted(group.target());
        return args.topic()
                .map(AlarmDestination::alarm)
                .orElseGet(() -> MetricAlarmArgs.builder().treatMissingData("notBreaching"))
                .alarmDescription("The service %s %s%s; ECS rolls back a running deployment"
                        .formatted(args.service(), what, target));
    }
}
