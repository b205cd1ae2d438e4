package dev.slipway.components.service;

import dev.slipway.components.service.ScalingSpec.Cooldown;
import dev.slipway.components.service.ScalingStep.Direction;
import dev.slipway.components.service.ScalingStep.Interval;
import dev.slipway.components.service.StepPolicy.Adjustment;
import dev.slipway.components.service.StepPolicy.StepAlarm;
import dev.slipway.components.service.StepScalingSpec.Evaluation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Step scaling to the number of tasks that a total needs: the total divided by the target per task, rounded up. It needs no
 * running task, so that it starts the first one.
 *
 * <p>CloudWatch runs the policy of an alarm
 * <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-actions.html">every minute</a> in which the
 * alarm stays, so a total that falls lowers the number by the same policy that raises it.
 *
 * @param perTask the target per task, above 0
 * @param min the smallest number of tasks
 * @param max the largest number of tasks, above {@code min}
 */
record ExactCapacity(BigDecimal perTask, int min, int max) {
    /**
     * The
     * <a href="https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-quotas.html">quota</a>
     * of step adjustments of a policy.
     */
    static final int MAX_STEPS = 20;

    /** The digits of a number that AWS returns as it was set. */
    private static final MathContext DOUBLE = new MathContext(15);

    /** Decimal places from the target per task to the excess that needs no further task. */
    private static final int TOLERANCE = 3;

    /**
     * The policy of totals that need more tasks than the minimum, and that of the others.
     *
     * <p>Both have the cooldown of scaling in, which
     * <a href="https://docs.aws.amazon.com/autoscaling/application/APIReference/API_StepScalingPolicyConfiguration.html">blocks
     * a smaller number</a> of tasks and not a larger one, so that a total that varies does not stop and start tasks. There is no
     * cooldown of scaling out: an exact number adds nothing when it is repeated.
     *
     * <p>Minutes without a value count as minutes without load for the second alarm. SQS
     * <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html">
     * publishes values of active queues only</a>, and a queue with messages is active.
     */
    List<StepPolicy> policies(Cooldown cooldown) {
        var threshold = total(min);
        return List.of(
                policy(
                        Direction.OUT,
                        above(),
                        cooldown,
                        new StepAlarm(
                                "GreaterThanThreshold", threshold, Evaluation.DEFAULT.out(), StepAlarm.NOT_BREACHING)),
                policy(
                        Direction.IN,
                        List.of(new Interval("", "0", min)),
                        cooldown,
                        new StepAlarm(
                                "LessThanOrEqualToThreshold",
                                threshold,
                                Evaluation.DEFAULT.in(),
                                StepAlarm.BREACHING)));
    }

    private static StepPolicy policy(
            Direction direction, List<Interval> intervals, Cooldown cooldown, StepAlarm alarm) {
        return new StepPolicy(direction, Adjustment.EXACT_CAPACITY, intervals, cooldown.in(), alarm);
    }

    /**
     * The intervals above the alarm's threshold. AWS includes the lower bound of each, where a total that fills its tasks
     * exactly must not get another one, so the bounds are a thousandth of the target higher.
     */
    private List<Interval> above() {
        var intervals = new ArrayList<Interval>();
        var lower = "0";
        for (var tasks : steps()) {
            var upper = tasks == max ? "" : bound(tasks);
            intervals.add(new Interval(lower, upper, tasks));
            lower = upper;
        }
        return intervals;
    }

    /**
     * The numbers of tasks of the steps, ascending to the maximum: each by one as far as the quota allows, else in about the
     * same proportion, so that no total starts many more tasks than it needs.
     */
    List<Integer> steps() {
        var steps = new ArrayList<Integer>();
        var tasks = min;
        while (tasks < max) {
            tasks = next(tasks, MAX_STEPS - steps.size());
            steps.add(tasks);
        }
        return steps;
    }

    private int next(int tasks, int stepsLeft) {
        if (tasks == 0 || max - tasks <= stepsLeft) {
            return tasks + 1;
        }
        var proportion = StrictMath.pow((double) max / tasks, 1.0 / stepsLeft);
        return Math.min(max, Math.max(tasks + 1, (int) StrictMath.ceil(tasks * proportion)));
    }

    private String bound(int tasks) {
        return Interval.text(
                total(tasks - min).add(perTask.movePointLeft(TOLERANCE)).round(DOUBLE));
    }

    private BigDecimal total(int tasks) {
        return perTask.multiply(BigDecimal.valueOf(tasks));
    }
}
