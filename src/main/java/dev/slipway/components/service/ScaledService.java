package dev.slipway.components.service;

import com.pulumi.aws.ecs.Service;
import com.pulumi.core.Output;
import dev.slipway.components.balancer.ServiceTargetGroup;
import dev.slipway.components.cluster.EcsCluster;
import dev.slipway.components.messaging.Queue;
import java.util.Map;
import java.util.Optional;

/**
 * An ECS service that is scaled, and its metrics: those of
 * <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html">ECS</a> and the
 * <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html">load
 * balancer</a>.
 *
 * @param group the target group of its tasks; empty without a load balancer
 * @param queue the queue whose backlog scales it; empty for none
 */
record ScaledService(EcsCluster cluster, Service service, Optional<ServiceTargetGroup> group, Optional<Queue> queue) {

    /** {@code service/<cluster>/<service>}. */
    Output<String> resourceId() {
        return Output.format("service/%s/%s", cluster.clusterName(), service.name());
    }

    /** The metric of step scaling. */
    CloudWatchMetric metric(StepMetric metric) {
        return metric instanceof ScalingMetric published ? metric(published) : metric((ServiceMetric) metric);
    }

    /** A metric of the stack file. */
    CloudWatchMetric metric(ScalingMetric metric) {
        return new CloudWatchMetric(
                metric.namespace(),
                metric.name(),
                Output.of(metric.dimensions()),
                metric.statistic().aws());
    }

    /** A metric that AWS publishes for the service. */
    CloudWatchMetric metric(ServiceMetric metric) {
        return switch (metric) {
            case CPU -> ofService("CPUUtilization");
            case MEMORY -> ofService("MemoryUtilization");
            case RESPONSE_TIME_MILLIS ->
                new CloudWatchMetric(
                        "AWS/ApplicationELB",
                        "TargetResponseTime",
                        group.map(ServiceTargetGroup::dimensions)
                                .orElseThrow(() -> new IllegalArgumentException(
                                        "only a load balancer measures response times; remove responseTimeMillis")),
                        CloudWatchMetric.AVERAGE);
        };
    }

    /** The backlog of its queue. */
    QueueBacklog backlog() {
        return queue.map(QueueBacklog::new)
                .orElseThrow(() -> new IllegalArgumentException(
                        "scaling by a backlog needs the queue; pass it in the arguments of the service"));
    }

    private CloudWatchMetric ofService(String name) {
        var dimensions = Output.tuple(cluster.clusterName(), service.name())
                .applyValue(names -> Map.of("ClusterName", names.t1, "ServiceName", names.t2));
        return new CloudWatchMetric("AWS/ECS", name, dimensions, CloudWatchMetric.AVERAGE);
    }
}
