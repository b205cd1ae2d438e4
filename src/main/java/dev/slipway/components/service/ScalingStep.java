package dev.slipway.components.service;

import dev.slipway.base.SpecException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A step: the number of tasks that are added or removed while a metric is at its threshold or beyond, up to the next step.
 *
 * @param threshold in the unit of the metric; included
 * @param tasks 1 to {@link Capacity#MAX_TASKS}
 */
public record ScalingStep(BigDecimal threshold, int tasks) {
    /** The direction of the steps of an alarm. */
    public enum Direction {
        OUT("out", "atLeast", "above"),
        IN("in", "atMost", "below");

        private final String key;
        private final String threshold;
        private final String beyond;

        Direction(String key, String threshold, String beyond) {
            this.key = key;
            this.threshold = threshold;
            this.beyond = beyond;
        }

        /** The key of the list of steps in a stack file. */
        public String key() {
            return key;
        }

        /** The key of a threshold in a stack file. */
        public String threshold() {
            return threshold;
        }

        private Comparator<BigDecimal> order() {
            return this == OUT ? Comparator.naturalOrder() : Comparator.reverseOrder();
        }
    }

    /**
     * A step as AWS has it: an interval relative to the threshold of the alarm, see
     * <a href="https://docs.aws.amazon.com/autoscaling/application/APIReference/API_StepAdjustment.html">
     * StepAdjustment</a>. An empty bound is infinite.
     *
     * @param adjustment tasks to add, negative for tasks to remove; or the number of tasks, see {@link StepPolicy.Adjustment}
     */
    record Interval(String lower, String upper, int adjustment) {
        /** The number from which on the provider writes an exponent. */
        private static final BigDecimal LARGE = BigDecimal.valueOf(1_000_000);

        private static final BigDecimal SMALL = new BigDecimal("0.0001");

        /** A bound as the provider reads it, such as {@code 1500} and {@code 1.5e+06}; a refresh reports another text as drift. */
        static String text(BigDecimal bound) {
            var shortest = bound.stripTrailingZeros();
            if (shortest.signum() == 0) {
                return "0";
            }
            if (shortest.abs().compareTo(LARGE) < 0 && shortest.abs().compareTo(SMALL) >= 0) {
                return shortest.toPlainString();
            }
            var exponent = shortest.precision() - shortest.scale() - 1;
            return "%se%s%02d"
                    .formatted(
                            shortest.movePointLeft(exponent).toPlainString(),
                            exponent < 0 ? "-" : "+",
                            Math.abs(exponent));
        }
    }

    /** The errors of steps that do not go from the threshold of the alarm outwards, by their keys. */
    static List<SpecException> errors(Direction direction, List<ScalingStep> steps) {
        var errors = new ArrayList<SpecException>();
        for (var i = 1; i < steps.size(); i++) {
            var before = steps.get(i - 1).threshold();
            if (direction.order().compare(before, steps.get(i).threshold()) >= 0) {
                errors.add(new SpecException(
                        "%s[%d].%s".formatted(direction.key(), i, direction.threshold()),
                        "it must be %s that of the step before, %s".formatted(direction.beyond, before.toPlainString()),
                        "put the steps in order, each threshold once"));
            }
        }
        return errors;
    }

    /**
     * The intervals of steps, without gap and overlap. AWS includes the lower bound of an interval above the threshold of the
     * alarm, and the upper bound of one below it, so a threshold always belongs to its own step.
     *
     * @param steps one or more, from the threshold of the alarm outwards
     * @param decimalShift the number of decimal places by which the thresholds are larger than those of CloudWatch
     */
    static List<Interval> intervals(Direction direction, List<ScalingStep> steps, int decimalShift) {
        var alarm = steps.get(0).threshold();
        var intervals = new ArrayList<Interval>();
        for (var i = 0; i < steps.size(); i++) {
            var inner = bound(steps.get(i), alarm, decimalShift);
            var outer = i + 1 < steps.size() ? bound(steps.get(i + 1), alarm, decimalShift) : "";
            var tasks = steps.get(i).tasks();
            intervals.add(
                    direction == Direction.OUT
                            ? new Interval(inner, outer, tasks)
                            : new Interval(outer, inner, -tasks));
        }
        return intervals;
    }

    private static String bound(ScalingStep step, BigDecimal alarm, int decimalShift) {
        return Interval.text(step.threshold().subtract(alarm).movePointLeft(decimalShift));
    }
}
