package dev.slipway.components.service;

import dev.slipway.base.CronExpression;
import dev.slipway.base.Timing;
import java.util.List;
import java.util.OptionalInt;

/**
 * What scales a service between its bounds, by
 * <a href="https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking.html">
 * target tracking</a> and
 * <a href="https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-scheduled-scaling.html">
 * schedules</a>.
 *
 * @param cpu percent of CPU to hold on average
 * @param memory percent of memory to hold on average
 * @param requests requests to a target and minute to hold; needs a load balancer
 * @param cooldown pauses between two steps
 * @param schedules bounds that change at given times
 */
public record ScalingSpec(
        OptionalInt cpu, OptionalInt memory, OptionalInt requests, Cooldown cooldown, List<Schedule> schedules) {
    /** A service that nothing scales. */
    public static final ScalingSpec NONE =
            new ScalingSpec(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), Cooldown.DEFAULT, List.of());

    public ScalingSpec {
        percent("cpu", cpu);
        percent("memory", memory);
        if (requests.isPresent() && requests.getAsInt() < 1) {
            throw new IllegalArgumentException("1 or more requests are allowed; leave requests out for none");
        }
        schedules = List.copyOf(schedules);
    }

    /**
     * Pauses between two steps, so that one takes effect before the next.
     *
     * @param in seconds after a step that removed tasks, 0 to 3600
     * @param out seconds after a step that added tasks, 0 to 3600
     */
    public record Cooldown(int in, int out) {
        /** In slowly, out fast. */
        public static final Cooldown DEFAULT = new Cooldown(300, 60);

        public Cooldown {
            if (in < 0 || in > 3600 || out < 0 || out > 3600) {
                throw new IllegalArgumentException("0 to 3600 seconds are allowed; choose a shorter cooldown");
            }
        }
    }

    /**
     * Bounds from a point in time on, until another schedule changes them.
     *
     * @param name unique in the service
     * @param cron the six fields of an
     *     <a href="https://docs.aws.amazon.com/autoscaling/application/userguide/scheduled-scaling-using-cron-expressions.html">
     *     AWS cron expression</a>: minutes, hours, day of month, month, day of week, year
     * @param timeZone a name of the tz database, such as {@code Europe/Berlin}
     */
    public record Schedule(String name, String cron, String timeZone, int min, int max) {
        public Schedule {
            new Timing(new CronExpression(cron), timeZone);
            if (min < 0 || min > max) {
                throw new IllegalArgumentException(
                        "min %d must be 0 to max %d; lower min or raise max".formatted(min, max));
            }
        }
    }

    /** Whether anything scales the service. */
    public boolean active() {
        return tracks() || !schedules.isEmpty();
    }

    /** Whether a metric scales the service. */
    public boolean tracks() {
        return cpu.isPresent() || memory.isPresent() || requests.isPresent();
    }

    private static void percent(String metric, OptionalInt value) {
        if (value.isPresent() && (value.getAsInt() < 1 || value.getAsInt() > 100)) {
            throw new IllegalArgumentException(
                    "1 to 100 percent of %s is allowed; leave %s out for none".formatted(metric, metric));
        }
    }
}
