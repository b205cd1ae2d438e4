package dev.slipway.components.service;

import dev.slipway.base.SpecException;
import java.math.BigDecimal;

/**
 * The value at which scaling holds a metric: tasks are added while it is above, and removed while it is below. A metric that is
 * compared as it is published must fall when tasks are added, see
 * <a href="https://docs.aws.amazon.com/autoscaling/application/userguide/target-tracking-scaling-policy-overview.html">
 * choosing metrics</a>.
 *
 * @param value in the unit of the metric, above 0
 * @param basis the quantity that is compared with the value
 */
public record MetricTarget(ScalingMetric metric, BigDecimal value, Basis basis) {
    /** The quantity that a target value is compared with. */
    public enum Basis {
        /** The metric as it is published, such as an average over the tasks; by target tracking. */
        VALUE("target"),
        /** The metric divided by the number of tasks, for a total such as the length of a queue; by {@link ExactCapacity}. */
        PER_TASK("targetPerTask");

        private final String key;

        Basis(String key) {
            this.key = key;
        }

        /** The key of the value in a stack file. */
        public String key() {
            return key;
        }
    }

    /** @throws SpecException for a value of 0 or less */
    public MetricTarget {
        if (value.signum() <= 0) {
            throw new SpecException(basis.key(), "a number above 0 is allowed", "raise it, or scale by steps");
        }
    }

    /** True for a target of the metric divided by the number of tasks. */
    public boolean perTask() {
        return basis == Basis.PER_TASK;
    }
}
