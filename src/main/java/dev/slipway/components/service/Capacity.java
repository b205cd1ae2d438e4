package dev.slipway.components.service;

import dev.slipway.base.Withers;

/**
 * How many tasks a service runs, and on what.
 *
 * <p>Where {@code min} is below {@code max} the running count belongs to whoever scales the service at run time:
 * Pulumi sets {@code desired} when it creates the service, and never again. Where they are equal the count is fixed,
 * and every {@code up} sets it. A service that sleeps has no task while nobody uses it, and is woken to {@code min}; its
 * running count always belongs to the controllers.
 *
 * @param desired tasks at first
 * @param min tasks at least
 * @param max tasks at most; ECS allows 5000 to a service
 * @param spot how the tasks are spread over on-demand and Spot capacity
 * @param sleeps whether the service may be scaled to zero at run time; then {@code desired} may be 0
 */
@Withers
public record Capacity(int desired, int min, int max, Spot spot, boolean sleeps) implements CapacityBuilder.With {
    /** Of a service that is always awake. */
    public Capacity(int desired, int min, int max, Spot spot) {
        this(desired, min, max, spot, false);
    }

    /**
     * The share of Fargate Spot.
     *
     * @param percent of the tasks beyond the base, 0 to 100
     * @param base tasks that always run on demand
     */
    public record Spot(int percent, int base) {
        /** Every task on demand. */
        public static final Spot NONE = new Spot(0, 0);

        public Spot {
            if (percent < 0 || percent > 100) {
                throw new IllegalArgumentException("0 to 100 percent is allowed; set it to 100 or less");
            }
            if (base < 0) {
                throw new IllegalArgumentException("0 or more tasks are allowed; set it to 0");
            }
        }
    }

    public Capacity {
        if (min < 0 || min > max) {
            throw new IllegalArgumentException(
                    "min %d must be 0 to max %d; lower min or raise max".formatted(min, max));
        }
        if (sleeps && min == 0) {
            throw new IllegalArgumentException(
                    "min 0: a service that sleeps is woken to min tasks; set it to 1 or more");
        }
        if ((desired < min || desired > max) && !(sleeps && desired == 0)) {
            throw new IllegalArgumentException("desired %d must lie between min %d and max %d; set it to %d"
                    .formatted(desired, min, max, desired < min ? min : max));
        }
    }

    /** A fixed number of tasks, all on demand. */
    public static Capacity fixed(int tasks) {
        return new Capacity(tasks, tasks, tasks, Spot.NONE);
    }

    /** Whether the running count changes outside of Pulumi. */
    public boolean ownedAtRunTime() {
        return scales() || sleeps;
    }

    /** Whether there is room between the bounds. */
    public boolean scales() {
        return min < max;
    }
}
