package dev.slipway.components.service;

import com.pulumi.aws.cloudwatch.MetricAlarm;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.components.alarm.AlarmDestination;
import dev.slipway.components.balancer.ServiceTargetGroup;
import java.util.List;
import java.util.Map;

/**
 * CloudWatch alarms on the average CPU and memory utilization of a service's tasks in five consecutive minutes, from
 * <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html">metrics of ECS</a>.
 * {@link DeploymentAlarms} cover failed requests.
 *
 * <p>Children: {@code <name>-cpu} and {@code <name>-memory}; {@code <name>-unhealthy-<target>} for each target group of the network
 * load balancer, whose unhealthy tasks in five consecutive minutes no deployment alarm covers.
 */
final class ServiceAlarms extends Component {
    private static final String TYPE = "slipway:service:ServiceAlarms";

    /** Seconds; ECS publishes its metrics once a minute. */
    private static final int PERIOD = 60;

    private static final int MINUTES = 5;

    private final Args args;
    private final Output<Map<String, String>> dimensions;

    /**
     * The arguments of the alarms.
     *
     * @param topic the topic that the alarms notify
     * @param of the arguments of the service, for its cluster and thresholds
     * @param ecs the physical name of the ECS service
     * @param network the target groups of the network load balancer
     */
    record Args(
            String service,
            AlarmDestination topic,
            ServiceArgs of,
            Output<String> ecs,
            List<ServiceTargetGroup> network) {}

    ServiceAlarms(String name, Args args, ComponentResourceOptions options) {
        super(TYPE, name, options);
        this.args = args;
        dimensions = Output.tuple(args.of().cluster().clusterName(), args.ecs())
                .applyValue(names -> Map.of("ClusterName", names.t1, "ServiceName", names.t2));
        var thresholds = args.of().spec().thresholds();
        createAlarm(
                "cpu",
                "CPUUtilization",
                thresholds.cpu(),
                "The tasks of %s use nearly all of their CPU; set cpu or scale.max higher");
        createAlarm(
                "memory",
                "MemoryUtilization",
                thresholds.memory(),
                "The tasks of %s use nearly all of their memory; set memory higher");
        args.network().forEach(this::createUnhealthy);
        registerOutputs(Map.of());
    }

    private void createUnhealthy(ServiceTargetGroup group) {
        new MetricAlarm(
                childName(group.role("unhealthy")),
                args.topic()
                        .alarm()
                        .alarmDescription(
                                "A task of %s stays unhealthy on port %s".formatted(args.service(), group.target()))
                        .namespace("AWS/NetworkELB")
                        .metricName("UnHealthyHostCount")
                        .dimensions(group.dimensions())
                        .statistic("Minimum")
                        .comparisonOperator("GreaterThanThreshold")
                        .threshold(0.0)
                        .period(PERIOD)
                        .evaluationPeriods(MINUTES)
                        .build(),
                childOptions());
    }

    private void createAlarm(String role, String metric, int percent, String description) {
        new MetricAlarm(
                childName(role),
                args.topic()
                        .alarm()
                        .alarmDescription(description.formatted(args.service()))
                        .namespace("AWS/ECS")
                        .metricName(metric)
                        .dimensions(dimensions)
                        .statistic("Average")
                        .comparisonOperator("GreaterThanThreshold")
                        .threshold((double) percent)
                        .period(PERIOD)
                        .evaluationPeriods(MINUTES)
                        .build(),
                childOptions());
    }
}
