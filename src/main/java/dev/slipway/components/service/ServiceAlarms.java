package dev.slipway.components.service;

import com.pulumi.aws.cloudwatch.MetricAlarm;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import java.util.Map;

/**
 * Who is told that the tasks of a service have too little: five minutes in a row of
 * <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html">metrics of ECS</a>. That
 * requests fail is told by {@link DeploymentAlarms}.
 *
 * <p>Children: {@code <name>-cpu} and {@code <name>-memory}.
 */
final class ServiceAlarms extends Component {
    private static final String TYPE = "slipway:service:ServiceAlarms";

    /** Seconds; ECS publishes once a minute. */
    private static final int PERIOD = 60;

    private static final int MINUTES = 5;

    private final ServiceAlarmArgs args;
    private final Output<Map<String, String>> dimensions;

    /**
     * Of the tasks of an ECS service.
     *
     * @param cluster its name
     * @param ecs the physical name of the ECS service
     */
    ServiceAlarms(
            String name,
            String service,
            ServiceAlarmArgs args,
            Output<String> cluster,
            Output<String> ecs,
            ComponentResourceOptions options) {
        super(TYPE, name, options);
        this.args = args;
        dimensions = Output.tuple(cluster, ecs)
                .applyValue(names -> Map.of("ClusterName", names.t1, "ServiceName", names.t2));
        create(
                "cpu",
                "CPUUtilization",
                args.cpu(),
                "The tasks of %s are busy; give them more cpu, or scale them out",
                service);
        create(
                "memory",
                "MemoryUtilization",
                args.memory(),
                "The tasks of %s are full; give them more memory",
                service);
        registerOutputs(Map.of());
    }

    private void create(String role, String metric, int percent, String what, String service) {
        new MetricAlarm(
                childName(role),
                args.topic()
                        .alarm()
                        .alarmDescription(what.formatted(service))
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
