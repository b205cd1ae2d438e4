package dev.slipway.components.service;

import com.pulumi.aws.appautoscaling.Policy;
import com.pulumi.aws.appautoscaling.PolicyArgs;
import com.pulumi.aws.appautoscaling.Target;
import com.pulumi.aws.appautoscaling.inputs.PolicyStepScalingPolicyConfigurationArgs;
import com.pulumi.aws.appautoscaling.inputs.PolicyStepScalingPolicyConfigurationStepAdjustmentArgs;
import com.pulumi.aws.cloudwatch.MetricAlarm;
import com.pulumi.aws.cloudwatch.MetricAlarmArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.components.service.ScalingStep.Direction;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Step scaling of a service: a policy for each direction, and the CloudWatch alarm that runs it every minute while the metric
 * is at the first threshold or beyond. Without values of the metric the number of tasks stays.
 *
 * <p>Children: {@code <name>-out} and {@code <name>-out-alarm}, and {@code <name>-in} and {@code <name>-in-alarm}, each
 * pair only for a direction with steps.
 */
final class StepScaling extends Component {
    private static final String TYPE = "slipway:service:StepScaling";

    /** Seconds. */
    private static final int PERIOD = 60;

    private final Args args;

    /**
     * The arguments of the step scaling.
     *
     * @param scaling a scaling with steps
     * @param target the scalable target of the service
     */
    record Args(String service, ScalingSpec scaling, Target target, ScaledService scaled) {
        StepScalingSpec steps() {
            return scaling.steps().orElseThrow();
        }
    }

    StepScaling(String name, Args args, ComponentResourceOptions options) {
        super(TYPE, name, options);
        this.args = args;
        List.of(Direction.OUT, Direction.IN).forEach(this::createDirection);
        registerOutputs(Map.of());
    }

    private void createDirection(Direction direction) {
        var steps = args.steps().steps(direction);
        if (!steps.isEmpty()) {
            createAlarm(direction, steps.get(0), createPolicy(direction, steps).arn());
        }
    }

    private Policy createPolicy(Direction direction, List<ScalingStep> steps) {
        var cooldown = args.scaling().cooldown();
        // In the order of the provider's reads, by their texts: a refresh reports any other order as drift.
        var adjustments = ScalingStep.intervals(direction, steps, decimalShift()).stream()
                .sorted(Comparator.comparing(ScalingStep.Interval::lower).thenComparing(ScalingStep.Interval::upper))
                .map(StepScaling::adjustment)
                .toList();
        return new Policy(
                childName(direction.key()),
                PolicyArgs.builder()
                        .policyType("StepScaling")
                        .serviceNamespace(args.target().serviceNamespace())
                        .scalableDimension(args.target().scalableDimension())
                        .resourceId(args.target().resourceId())
                        .stepScalingPolicyConfiguration(PolicyStepScalingPolicyConfigurationArgs.builder()
                                .adjustmentType("ChangeInCapacity")
                                .metricAggregationType("Average")
                                .cooldown(direction == Direction.OUT ? cooldown.out() : cooldown.in())
                                .stepAdjustments(adjustments)
                                .build())
                        .build(),
                childOptions());
    }

    private static PolicyStepScalingPolicyConfigurationStepAdjustmentArgs adjustment(ScalingStep.Interval interval) {
        var adjustment =
                PolicyStepScalingPolicyConfigurationStepAdjustmentArgs.builder().scalingAdjustment(interval.change());
        if (!interval.lower().isEmpty()) {
            adjustment.metricIntervalLowerBound(interval.lower());
        }
        if (!interval.upper().isEmpty()) {
            adjustment.metricIntervalUpperBound(interval.upper());
        }
        return adjustment.build();
    }

    private void createAlarm(Direction direction, ScalingStep first, Output<String> policyArn) {
        var out = direction == Direction.OUT;
        var metric = args.scaled().metric(args.steps().metric());
        var evaluation = args.steps().evaluation();
        new MetricAlarm(
                childName(direction.key() + "-alarm"),
                MetricAlarmArgs.builder()
                        .alarmDescription("Scales the service %s %s".formatted(args.service(), direction.key()))
                        .alarmActions(policyArn.applyValue(List::of))
                        .namespace(metric.namespace())
                        .metricName(metric.name())
                        .dimensions(metric.dimensions())
                        .statistic(metric.statistic())
                        .comparisonOperator(out ? "GreaterThanOrEqualToThreshold" : "LessThanOrEqualToThreshold")
                        .threshold(
                                first.threshold().movePointLeft(decimalShift()).doubleValue())
                        .period(PERIOD)
                        .evaluationPeriods(out ? evaluation.out() : evaluation.in())
                        .treatMissingData("notBreaching")
                        .build(),
                childOptions());
    }

    private int decimalShift() {
        return args.steps().metric() instanceof ServiceMetric metric ? metric.decimalShift() : 0;
    }
}
