package dev.slipway.components.service;

import com.pulumi.aws.appautoscaling.inputs.PolicyTargetTrackingScalingPolicyConfigurationArgs;
import com.pulumi.aws.appautoscaling.inputs.PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationArgs;
import com.pulumi.aws.appautoscaling.inputs.PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationDimensionArgs;
import com.pulumi.aws.appautoscaling.inputs.PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetricArgs;
import com.pulumi.aws.appautoscaling.inputs.PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetricMetricStatArgs;
import com.pulumi.aws.appautoscaling.inputs.PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetricMetricStatMetricArgs;
import com.pulumi.aws.appautoscaling.inputs.PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetricMetricStatMetricDimensionArgs;
import com.pulumi.aws.appautoscaling.inputs.PolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecificationArgs;
import com.pulumi.core.Output;
import dev.slipway.components.balancer.ServiceTargetGroup;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The metric of a target tracking policy: predefined by AWS, customized, or computed by metric math. */
final class TrackedMetric {
    private TrackedMetric() {}

    /** A metric that AWS predefines for services of ECS. */
    static PolicyTargetTrackingScalingPolicyConfigurationArgs.Builder predefined(String type) {
        return configuration()
                .predefinedMetricSpecification(
                        PolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecificationArgs.builder()
                                .predefinedMetricType(type)
                                .build());
    }

    /** The requests per target and minute. */
    static PolicyTargetTrackingScalingPolicyConfigurationArgs.Builder requests(ServiceTargetGroup group) {
        return configuration()
                .predefinedMetricSpecification(
                        PolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecificationArgs.builder()
                                .predefinedMetricType("ALBRequestCountPerTarget")
                                .resourceLabel(group.resourceLabel())
                                .build());
    }

    /** A metric as it is published. */
    static PolicyTargetTrackingScalingPolicyConfigurationArgs.Builder customized(CloudWatchMetric metric) {
        var dimensions = metric.dimensions().applyValue(named -> inOrder(named).entrySet().stream()
                .map(dimension ->
                        PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationDimensionArgs
                                .builder()
                                .name(dimension.getKey())
                                .value(dimension.getValue())
                                .build())
                .toList());
        return configuration()
                .customizedMetricSpecification(
                        PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationArgs.builder()
                                .namespace(metric.namespace())
                                .metricName(metric.name())
                                .dimensions(dimensions)
                                .statistic(metric.statistic())
                                .build());
    }

    /**
     * A total divided by the number of running tasks, see
     * <a href="https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking-metric-math.html">
     * metric math</a>.
     */
    static PolicyTargetTrackingScalingPolicyConfigurationArgs.Builder perTask(
            CloudWatchMetric total, CloudWatchMetric tasks) {
        var share = PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetricArgs.builder()
                .id("share")
                .expression("total / tasks")
                .label("%s per task".formatted(total.name()))
                .returnData(true)
                .build();
        return configuration()
                .customizedMetricSpecification(
                        PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationArgs.builder()
                                // In the order of the provider's reads: a refresh reports any other order as drift.
                                .metrics(operand("tasks", tasks), operand("total", total), share)
                                .build());
    }

    private static PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetricArgs operand(
            String id, CloudWatchMetric metric) {
        var published =
                PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetricMetricStatMetricArgs
                        .builder()
                        .namespace(metric.namespace())
                        .metricName(metric.name())
                        .dimensions(operandDimensions(metric))
                        .build();
        return PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetricArgs.builder()
                .id(id)
                .metricStat(
                        PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetricMetricStatArgs
                                .builder()
                                .metric(published)
                                .stat(metric.statistic())
                                .build())
                .returnData(false)
                .build();
    }

    private static Output<
                    List<
                            PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetricMetricStatMetricDimensionArgs>>
            operandDimensions(CloudWatchMetric metric) {
        return metric.dimensions().applyValue(named -> inOrder(named).entrySet().stream()
                .map(dimension ->
                        PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetricMetricStatMetricDimensionArgs
                                .builder()
                                .name(dimension.getKey())
                                .value(dimension.getValue())
                                .build())
                .toList());
    }

    private static PolicyTargetTrackingScalingPolicyConfigurationArgs.Builder configuration() {
        return PolicyTargetTrackingScalingPolicyConfigurationArgs.builder();
    }

    private static Map<String, String> inOrder(Map<String, String> dimensions) {
        return new TreeMap<>(dimensions);
    }
}
