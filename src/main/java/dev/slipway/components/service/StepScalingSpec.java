package dev.slipway.components.service;

import dev.slipway.base.SpecErrors;
import dev.slipway.base.SpecException;
import dev.slipway.components.service.ScalingSpec.Cooldown;
import dev.slipway.components.service.ScalingStep.Direction;
import dev.slipway.components.service.StepPolicy.Adjustment;
import dev.slipway.components.service.StepPolicy.StepAlarm;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Step scaling: changes of the number of tasks by the distance of a metric from thresholds, for metrics that do not fall in
 * proportion when tasks are added. See
 * <a href="https://docs.aws.amazon.com/autoscaling/application/userguide/step-scaling-policy-overview.html">step
 * scaling</a>.
 *
 * @param out steps that add tasks, with ascending thresholds; empty for none
 * @param in steps that remove tasks, with descending thresholds below those of {@code out}; empty for none
 * @param evaluation the time after which the alarms change the number of tasks
 */
public record StepScalingSpec(StepMetric metric, List<ScalingStep> out, List<ScalingStep> in, Evaluation evaluation) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * The consecutive minutes in which the metric is beyond the first threshold.
     *
     * @param out before tasks are added, 1 to 1440
     * @param in before tasks are removed, 1 to 1440
     */
    public record Evaluation(int out, int in) {
        /** 1 minute before tasks are added, 15 minutes before they are removed. */
        public static final Evaluation DEFAULT = new Evaluation(1, 15);

        /**
         * The maximum in minutes: CloudWatch evaluates
         * <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html">at most a
         * day</a> with periods of a minute.
         */
        public static final int MAX = 1440;

        /** @throws SpecException for a time beyond the limits */
        public Evaluation {
            var errors = new SpecErrors();
            check("outMinutes", out, errors);
            check("inMinutes", in, errors);
            errors.throwAll();
        }

        private static void check(String key, int minutes, SpecErrors errors) {
            if (minutes < 1 || minutes > MAX) {
                errors.add(key, "1 to %d is allowed".formatted(MAX), "choose another time");
            }
        }
    }

    /** @throws SpecException for no steps, and for steps that are not in order or overlap */
    public StepScalingSpec {
        out = List.copyOf(out);
        in = List.copyOf(in);
        var errors = new ArrayList<SpecException>();
        if (out.isEmpty() && in.isEmpty()) {
            errors.add(new SpecException("out", "missing, and so is in", "list steps, as in [{atLeast: 100, add: 1}]"));
        }
        if (metric instanceof ServiceMetric measured) {
            errors.addAll(valueErrors(measured, Direction.OUT, out));
            errors.addAll(valueErrors(measured, Direction.IN, in));
        }
        errors.addAll(ScalingStep.errors(Direction.OUT, out));
        errors.addAll(ScalingStep.errors(Direction.IN, in));
        overlap(out, in).ifPresent(errors::add);
        SpecException.throwAll(errors);
    }

    /** The policy of each direction with steps. Without values of the metric the number of tasks stays. */
    List<StepPolicy> policies(Cooldown cooldown) {
        return Stream.of(
                        policy(Direction.OUT, out, "GreaterThanOrEqualToThreshold", evaluation.out(), cooldown.out()),
                        policy(Direction.IN, in, "LessThanOrEqualToThreshold", evaluation.in(), cooldown.in()))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<StepPolicy> policy(
            Direction direction, List<ScalingStep> steps, String comparison, int minutes, int cooldown) {
        var decimalShift = metric instanceof ServiceMetric measured ? measured.decimalShift() : 0;
        return steps.stream().findFirst().map(first -> {
            var threshold = first.threshold().movePointLeft(decimalShift);
            return new StepPolicy(
                    direction,
                    Adjustment.CHANGE_IN_CAPACITY,
                    ScalingStep.intervals(direction, steps, decimalShift),
                    cooldown,
                    new StepAlarm(comparison, threshold, minutes, StepAlarm.NOT_BREACHING));
        });
    }

    /** True if the steps can start the first task: a metric of CloudWatch may have values while the service has no task. */
    boolean startsFirstTask() {
        return metric instanceof ScalingMetric && !out.isEmpty();
    }

    private static List<SpecException> valueErrors(ServiceMetric metric, Direction direction, List<ScalingStep> steps) {
        var errors = new ArrayList<SpecException>();
        for (var i = 0; i < steps.size(); i++) {
            var value = steps.get(i).threshold();
            var key = "%s[%d].%s".formatted(direction.key(), i, direction.threshold());
            if (metric.isPercentage() && (value.signum() < 0 || value.compareTo(HUNDRED) > 0)) {
                errors.add(new SpecException(key, "0 to 100 is allowed, a utilization in percent", "correct it"));
            } else if (value.signum() < 0) {
                errors.add(new SpecException(key, "0 or more is allowed", "correct it"));
            }
        }
        return errors;
    }

    private static Optional<SpecException> overlap(List<ScalingStep> out, List<ScalingStep> in) {
        if (out.isEmpty() || in.isEmpty()) {
            return Optional.empty();
        }
        var least = out.stream()
                .map(ScalingStep::threshold)
                .min(BigDecimal::compareTo)
                .orElseThrow();
        var most = in.stream()
                .map(ScalingStep::threshold)
                .max(BigDecimal::compareTo)
                .orElseThrow();
        return most.compareTo(least) < 0
                ? Optional.empty()
                : Optional.of(new SpecException(
                        "in[0].atMost",
                        "steps overlap: values from %s to %s would add and remove tasks"
                                .formatted(least.toPlainString(), most.toPlainString()),
                        "set every atMost below every atLeast"));
    }
}
