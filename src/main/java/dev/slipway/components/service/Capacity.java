package dev.slipway.components.service;

import dev.slipway.base.SpecErrors;
import dev.slipway.base.SpecException;

/**
 * The number of tasks of a service, and the share of them on Fargate Spot.
 *
 * <p>If {@code min} is below {@code max}, autoscaling sets the running count: Pulumi sets {@code desired} when it
 * creates the service, and ignores it afterwards. If they are equal, the count is fixed and every {@code up} sets it. A
 * service that sleeps is scaled to zero while it is idle, and wakes up to {@code min} tasks; its controllers
 * always set the running count.
 *
 * @param desired the number of tasks when the service is created
 * @param min the minimum number of tasks
 * @param max the maximum number of tasks, up to {@link #MAX_TASKS}
 * @param spot the distribution of the tasks over on-demand and Spot capacity
 * @param sleeps true if the service may be scaled to zero at run time; {@code desired} may be 0 then
 */
public record Capacity(int desired, int min, int max, Spot spot, boolean sleeps) {
    /** The quota of ECS for the tasks of a service. */
    public static final int MAX_TASKS = 5000;

    /** The capacity of a service that is never scaled to zero. */
    public Capacity(int desired, int min, int max, Spot spot) {
        this(desired, min, max, spot, false);
    }

    /**
     * The share of the tasks on Fargate Spot.
     *
     * @param percent the share of Spot among the tasks beyond the base, 0 to 100
     * @param base the number of tasks that always run on demand, 0 or more
     */
    public record Spot(int percent, int base) {
        /** All tasks on demand. */
        public static final Spot NONE = new Spot(0, 0);

        /** @throws SpecException for a share or a base beyond the limits */
        public Spot {
            var errors = new SpecErrors();
            if (percent < 0 || percent > 100) {
                errors.add("spot", "0 to 100 is allowed", "set it to 100 or less");
            }
            if (base < 0) {
                errors.add("onDemandBase", "0 or more is allowed", "set it to 0");
            }
            errors.throwAll();
        }
    }

    /** @throws SpecException for numbers that contradict each other */
    public Capacity {
        var errors = new SpecErrors();
        if (min < 0 || min > max) {
            errors.add("count.min", "min %d must be 0 to max %d".formatted(min, max), "lower min or raise max");
        } else if ((desired < min || desired > max) && !(sleeps && desired == 0)) {
            errors.add(
                    "count.desired",
                    "desired %d must lie between min %d and max %d".formatted(desired, min, max),
                    "set it to %d".formatted(desired < min ? min : max));
        }
        if (max > MAX_TASKS) {
            errors.add("count.max", "0 to %d is allowed".formatted(MAX_TASKS), "set it to " + MAX_TASKS);
        }
        if (sleeps && min == 0) {
            errors.add("count.min", "a service that sleeps is woken to min tasks", "set it to 1 or more");
        }
        errors.throwAll();
    }

    /** A fixed number of tasks, all on demand. */
    public static Capacity fixed(int tasks) {
        return new Capacity(tasks, tasks, tasks, Spot.NONE);
    }

    /** True if autoscaling or a controller sets the running count, and not Pulumi. */
    public boolean ownedAtRunTime() {
        return scales() || sleeps;
    }

    /** True if the minimum is below the maximum. */
    public boolean scales() {
        return min < max;
    }
}
