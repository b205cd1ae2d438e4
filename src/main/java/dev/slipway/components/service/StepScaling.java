package dev.slipway.components.service;

import com.pulumi.aws.appautoscaling.Policy;
import com.pulumi.aws.appautoscaling.PolicyArgs;
import com.pulumi.aws.appautoscaling.Target;
import com.pulumi.aws.appautoscaling.inputs.PolicyStepScalingPolicyConfigurationArgs;
import com.pulumi.aws.appautoscaling.inputs.PolicyStepScalingPolicyConfigurationStepAdjustmentArgs;
import com.pulumi.aws.cloudwatch.MetricAlarm;
import com.pulumi.aws.cloudwatch.MetricAlarmArgs;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.components.service.ScalingStep.Interval;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Step scaling of a service: a policy for each direction, and the CloudWatch alarm that runs it every minute while the metric
 * or the backlog is beyond the threshold.
 *
 * <p>Children: {@code <name>-out} and {@code <name>-out-alarm}, and {@code <name>-in} and {@code <name>-in-alarm}, each
 * pair only for a direction with a policy.
 */
final class StepScaling extends Component {
    private static final String TYPE = "slipway:service:StepScaling";

    private final Args args;

    /**
     * The arguments of the step scaling.
     *
     * @param policies at most one for each direction
     * @param target the scalable target of the service
     */
    record Args(String service, AlarmValues values, List<StepPolicy> policies, Target target) {}

    StepScaling(String name, Args args, ComponentResourceOptions options) {
        super(TYPE, name, options);
        this.args = args;
        args.policies().forEach(policy -> createAlarm(policy, createPolicy(policy)));
        registerOutputs(Map.of());
    }

    private Policy createPolicy(StepPolicy policy) {
        // In the order of the provider's reads, by their texts: a refresh reports any other order as drift.
        var adjustments = policy.intervals().stream()
                .sorted(Comparator.comparing(Interval::lower).thenComparing(Interval::upper))
                .map(StepScaling::adjustment)
                .toList();
        return new Policy(
                childName(policy.direction().key()),
                PolicyArgs.builder()
                        .policyType("StepScaling")
                        .serviceNamespace(args.target().serviceNamespace())
                        .scalableDimension(args.target().scalableDimension())
                        .resourceId(args.target().resourceId())
                        .stepScalingPolicyConfiguration(PolicyStepScalingPolicyConfigurationArgs.builder()
                                .adjustmentType(policy.adjustment().aws())
                                .metricAggregationType("Average")
                                .cooldown(policy.cooldown())
                                .stepAdjustments(adjustments)
                                .build())
                        .build(),
                childOptions());
    }

    private static PolicyStepScalingPolicyConfigurationStepAdjustmentArgs adjustment(Interval interval) {
        var adjustment = PolicyStepScalingPolicyConfigurationStepAdjustmentArgs.builder()
                .scalingAdjustment(interval.adjustment());
        if (!interval.lower().isEmpty()) {
            adjustment.metricIntervalLowerBound(interval.lower());
        }
        if (!interval.upper().isEmpty()) {
            adjustment.metricIntervalUpperBound(interval.upper());
        }
        return adjustment.build();
    }

    private void createAlarm(StepPolicy policy, Policy run) {
        var direction = policy.direction().key();
        new MetricAlarm(
                childName(direction + "-alarm"),
                args.values()
                        .addTo(MetricAlarmArgs.builder())
                        .alarmDescription("Scales the service %s %s".formatted(args.service(), direction))
                        .alarmActions(run.arn().applyValue(List::of))
                        .comparisonOperator(policy.alarm().comparison())
                        .threshold(policy.alarm().threshold().doubleValue())
                        .evaluationPeriods(policy.alarm().minutes())
                        .treatMissingData(policy.alarm().missingData())
                        .build(),
                childOptions());
    }
}
