package dev.slipway.components.service;

import com.pulumi.aws.appautoscaling.inputs.PolicyTargetTrackingScalingPolicyConfigurationArgs;
import com.pulumi.aws.appautoscaling.inputs.PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationArgs;
import com.pulumi.aws.appautoscaling.inputs.PolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationDimensionArgs;
import com.pulumi.aws.appautoscaling.inputs.PolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecificationArgs;
import dev.slipway.components.balancer.ServiceTargetGroup;
import java.util.Map;
import java.util.TreeMap;

/** The metric of a target tracking policy: predefined by AWS, or customized. */
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

    private static PolicyTargetTrackingScalingPolicyConfigurationArgs.Builder configuration() {
        return PolicyTargetTrackingScalingPolicyConfigurationArgs.builder();
    }

    private static Map<String, String> inOrder(Map<String, String> dimensions) {
        return new TreeMap<>(dimensions);
    }
}
