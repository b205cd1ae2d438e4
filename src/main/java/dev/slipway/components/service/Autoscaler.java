package dev.slipway.components.service;

import com.pulumi.aws.appautoscaling.Policy;
import com.pulumi.aws.appautoscaling.PolicyArgs;
import com.pulumi.aws.appautoscaling.ScheduledAction;
import com.pulumi.aws.appautoscaling.ScheduledActionArgs;
import com.pulumi.aws.appautoscaling.Target;
import com.pulumi.aws.appautoscaling.TargetArgs;
import com.pulumi.aws.appautoscaling.inputs.PolicyTargetTrackingScalingPolicyConfigurationArgs;
import com.pulumi.aws.appautoscaling.inputs.ScheduledActionScalableTargetActionArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Application Auto Scaling of a service between its minimum and maximum number of tasks. Pulumi does not set the
 * running count of such a service.
 *
 * <p>Children: {@code <name>-target}, the scalable target with the minimum and the maximum, {@code <name>-cpu},
 * {@code <name>-memory}, {@code <name>-requests}, {@code <name>-response-time} and {@code <name>-metric}, a target tracking
 * policy for each metric, {@code <name>-steps} for step scaling, instead of a policy {@code <name>-metric} for a target per
 * task or {@code <name>-backlog} for messages per task, and {@code <name>-at-<schedule>}, a scheduled action for each schedule.
 * Schedules change the minimum and the maximum at
 * run time, so an {@code up} sets them when it creates the target and ignores later changes. The controllers of a
 * service that scales to zero suspend and resume scaling out.
 */
final class Autoscaler extends Component {
    private static final String TYPE = "slipway:service:Autoscaler";
    private static final String NAMESPACE = "ecs";
    private static final String DIMENSION = "ecs:service:DesiredCount";

    /** Milliseconds in a second, the unit of response times in CloudWatch. */
    private static final double MILLIS = 1000;

    private final ScalingSpec scaling;
    private final Target target;

    /** The arguments of the autoscaling. */
    record Args(String service, ServiceSpec spec, ScaledService scaled) {}

    Autoscaler(String name, Args args, ComponentResourceOptions options) {
        super(TYPE, name, options);
        scaling = args.spec().scaling();
        target = createTarget(args.spec().capacity(), args.scaled().resourceId());
        createPolicies(args.scaled());
        scaling.exactCapacity(args.spec().capacity()).ifPresent(exact -> createExactSteps(args, exact));
        scaling.steps()
                .ifPresent(steps -> createSteps(
                        "steps", args, args.scaled().metric(steps.metric()), steps.policies(scaling.cooldown())));
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

    private void createPolicies(ScaledService scaled) {
        scaling.cpu()
                .ifPresent(percent ->
                        createPolicy("cpu", percent, TrackedMetric.predefined("ECSServiceAverageCPUUtilization")));
        scaling.memory()
                .ifPresent(percent -> createPolicy(
                        "memory", percent, TrackedMetric.predefined("ECSServiceAverageMemoryUtilization")));
        scaled.group().ifPresent(group -> scaling.requests()
                .ifPresent(count -> createPolicy("requests", count, TrackedMetric.requests(group))));
        scaling.responseTimeMillis()
                .ifPresent(millis -> createPolicy(
                        "response-time",
                        millis / MILLIS,
                        TrackedMetric.customized(scaled.metric(ServiceMetric.RESPONSE_TIME_MILLIS))));
        scaling.metric()
                .filter(tracked -> !tracked.perTask())
                .ifPresent(tracked -> createPolicy(
                        "metric",
                        tracked.value().doubleValue(),
                        TrackedMetric.customized(scaled.metric(tracked.metric()))));
    }

    private void createPolicy(
            String role, double held, PolicyTargetTrackingScalingPolicyConfigurationArgs.Builder tracked) {
        new Policy(
                childName(role),
                PolicyArgs.builder()
                        .policyType("TargetTrackingScaling")
                        .serviceNamespace(target.serviceNamespace())
                        .scalableDimension(target.scalableDimension())
                        .resourceId(target.resourceId())
                        .targetTrackingScalingPolicyConfiguration(tracked.targetValue(held)
                                .scaleInCooldown(scaling.cooldown().in())
                                .scaleOutCooldown(scaling.cooldown().out())
                                .build())
                        .build(),
                childOptions());
    }

    private void createExactSteps(Args args, ExactCapacity exact) {
        var policies = exact.policies(scaling.cooldown());
        scaling.metric()
                .filter(MetricTarget::perTask)
                .ifPresent(total -> createSteps("metric", args, args.scaled().metric(total.metric()), policies));
        scaling.backlog()
                .ifPresent(
                        messages -> createSteps("backlog", args, args.scaled().backlog(), policies));
    }

    private void createSteps(String role, Args args, AlarmValues values, List<StepPolicy> policies) {
        new StepScaling(
                childName(role),
                new StepScaling.Args(args.service(), values, policies, target),
                childComponentOptions());
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
