package dev.slipway.components.service;

import dev.slipway.components.service.ScalingStep.Direction;
import dev.slipway.components.service.ScalingStep.Interval;
import java.math.BigDecimal;
import java.util.List;

/**
 * A step scaling policy, and the alarm that runs it.
 *
 * @param intervals without gap and overlap, relative to the threshold of the alarm
 * @param cooldown seconds
 */
record StepPolicy(Direction direction, Adjustment adjustment, List<Interval> intervals, int cooldown, StepAlarm alarm) {
    /**
     * The meaning of the adjustment of an interval, see
     * <a href="https://docs.aws.amazon.com/autoscaling/application/userguide/step-scaling-policy-overview.html#step-scaling-scaling-adjustment-types">
     * scaling adjustment types</a>.
     */
    enum Adjustment {
        /** Tasks to add or remove. */
        CHANGE_IN_CAPACITY("ChangeInCapacity"),
        /** The number of tasks. */
        EXACT_CAPACITY("ExactCapacity");

        private final String aws;

        Adjustment(String aws) {
            this.aws = aws;
        }

        /** The name that AWS has for it. */
        String aws() {
            return aws;
        }
    }

    /**
     * An alarm of CloudWatch.
     *
     * @param comparison the comparison operator, as AWS calls it
     * @param threshold in the unit that CloudWatch has for the metric
     * @param minutes consecutive minutes in which the metric is beyond the threshold
     * @param missingData the treatment of minutes without a value, as AWS calls it
     */
    record StepAlarm(String comparison, BigDecimal threshold, int minutes, String missingData) {
        static final String BREACHING = "breaching";
        static final String NOT_BREACHING = "notBreaching";
    }
}
