package dev.slipway.components.service;

import com.pulumi.aws.appautoscaling.Policy;
import com.pulumi.aws.appautoscaling.PolicyArgs;
import com.pulumi.aws.appautoscaling.ScheduledAction;
import com.pulumi.aws.appautoscaling.ScheduledActionArgs;
import com.pulumi.aws.appautoscaling.Target;
import com.pulumi.aws.appautoscaling.TargetArgs;
import com.pulumi.aws.appautoscaling.inputs.PolicyTargetTrackingScalingPolicyConfigurationArgs;
import com.pulumi.aws.appautoscaling.inputs.PolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecificationArgs;
import com.pulumi.aws.appautoscaling.inputs.ScheduledActionScalableTargetActionArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.components.balancer.ServiceTargetGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Application Auto Scaling of a service between its minimum and maximum number of tasks. Pulumi does not set the
 * running count of such a service.
 *
 * <p>Children: {@code <name>-target}, the scalable target with the minimum and the maximum, {@code <name>-cpu},
 * {@code <name>-memory} and {@code <name>-requests}, a target tracking policy for each metric, and
 * {@code <name>-at-<schedule>}, a scheduled action for each schedule. Schedules change the minimum and the maximum at
 * run time, so an {@code up} sets them when it creates the target and ignores later changes. The controllers of a
 * service that scales to zero suspend and resume scaling out.
 */
final class Autoscaler extends Component {
    private static final String TYPE = "slipway:service:Autoscaler";
    private static final String NAMESPACE = "ecs";
    private static final String DIMENSION = "ecs:service:DesiredCount";

    private final ScalingSpec scaling;
    private final Target target;

    /**
     * The arguments of the autoscaling.
     *
     * @param resourceId {@code service/<cluster>/<service>}
     * @param group the target group whose requests are tracked; empty without a load balancer
     */
    record Args(ServiceSpec spec, Output<String> resourceId, Optional<ServiceTargetGroup> group) {}

    Autoscaler(String name, Args args, ComponentResourceOptions options) {
        super(TYPE, name, options);
        scaling = args.spec().scaling();
        target = createTarget(args.spec().capacity(), args.resourceId());
        scaling.cpu().ifPresent(percent -> createPolicy("cpu", percent, metric("ECSServiceAverageCPUUtilization")));
        scaling.memory()
                .ifPresent(percent -> createPolicy("memory", percent, metric("ECSServiceAverageMemoryUtilization")));
        args.group().ifPresent(counted -> scaling.requests()
                .ifPresent(count -> createPolicy(
                        "requests", count, metric("ALBRequestCountPerTarget").resourceLabel(counted.resourceLabel()))));
        scaling.schedules().forEach(this::createSchedule);
        registerOutputs(Map.of());
    }

    /** The ARN of the scalable target. */
    Output<String> targetArn() {
        return target.arn();
    }

    private Target createTarget(Capacity capacity, Output<String> resourceId) {
        var ignored = new ArrayList<String>();
        if (!scaling.schedules().isEmpty()) {
            ignored.addAll(List.of("minCapacity", "maxCapacity"));
        }
        if (capacity.sleeps()) {
            ignored.add("suspendedState");
        }
        return new Target(
                childName("target"),
                TargetArgs.builder()
                        .serviceNamespace(NAMESPACE)
                        .scalableDimension(DIMENSION)
                        .resourceId(resourceId)
                        .minCapacity(capacity.min())
                        .maxCapacity(capacity.max())
                        .build(),
                options().ignoreChanges(ignored).build());
    }

    private static PolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecificationArgs.Builder metric(
            String type) {
        return PolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecificationArgs.builder()
                .predefinedMetricType(type);
    }

    private void createPolicy(
            String role,
            int held,
            PolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecificationArgs.Builder metric) {
        new Policy(
                childName(role),
                PolicyArgs.builder()
                        .policyType("TargetTrackingScaling")
                        .serviceNamespace(target.serviceNamespace())
                        .scalableDimension(target.scalableDimension())
                        .resourceId(target.resourceId())
                        .targetTrackingScalingPolicyConfiguration(
                                PolicyTargetTrackingScalingPolicyConfigurationArgs.builder()
                                        .targetValue((double) held)
                                        .scaleInCooldown(scaling.cooldown().in())
                                        .scaleOutCooldown(scaling.cooldown().out())
                                        .predefinedMetricSpecification(metric.build())
                                        .build())
                        .build(),
                childOptions());
    }

    private void createSchedule(ScalingSchedule schedule) {
        new ScheduledAction(
                childName("at-" + schedule.name()),
                ScheduledActionArgs.builder()
                        .serviceNamespace(target.serviceNamespace())
                        .scalableDimension(target.scalableDimension())
                        .resourceId(target.resourceId())
                        .schedule("cron(%s)".formatted(schedule.cron()))
                        .timezone(schedule.timeZone())
                        .scalableTargetAction(ScheduledActionScalableTargetActionArgs.builder()
                                .minCapacity(schedule.min())
                                .maxCapacity(schedule.max())
                                .build())
                        .build(),
                childOptions());
    }
}
