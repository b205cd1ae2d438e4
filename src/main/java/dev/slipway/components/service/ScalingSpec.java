package dev.slipway.components.service;

import dev.slipway.base.SpecException;
import java.util.List;
import java.util.OptionalInt;

/**
 * The autoscaling of a service between its minimum and maximum number of tasks, by
 * <a href="https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking.html">
 * target tracking</a> and
 * <a href="https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-scheduled-scaling.html">
 * schedules</a>.
 *
 * @param cpu the target value of the average CPU utilization in percent, 1 to 100; empty for none
 * @param memory the target value of the average memory utilization in percent, 1 to 100; empty for none
 * @param requests the target value of requests per target and minute, 1 or more; needs a load balancer; empty for none
 * @param cooldown the cooldown periods of the target tracking policies
 * @param schedules changes of the minimum and maximum at scheduled times
 */
public record ScalingSpec(
        OptionalInt cpu, OptionalInt memory, OptionalInt requests, Cooldown cooldown, List<ScalingSchedule> schedules) {
    /** No autoscaling. */
    public static final ScalingSpec NONE =
            new ScalingSpec(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), Cooldown.DEFAULT, List.of());

    /** @throws SpecException for a target value beyond the limits */
    public ScalingSpec {
        percent("cpu", cpu);
        percent("memory", memory);
        if (requests.isPresent() && requests.getAsInt() < 1) {
            throw new SpecException("requests", "1 or more is allowed", "remove it for none");
        }
        schedules = List.copyOf(schedules);
    }

    /**
     * The cooldown periods between two scaling activities, so that one takes effect before the next.
     *
     * @param in seconds after tasks were removed, 0 to 3600
     * @param out seconds after tasks were added, 0 to 3600
     */
    public record Cooldown(int in, int out) {
        /** 300 seconds after scaling in, 60 seconds after scaling out. */
        public static final Cooldown DEFAULT = new Cooldown(300, 60);

        /** The maximum of a cooldown period in seconds. */
        public static final int MAX = 3600;

        /** @throws SpecException for a period beyond the limits */
        public Cooldown {
            check("scaleInCooldownSeconds", in);
            check("scaleOutCooldownSeconds", out);
        }

        private static void check(String key, int seconds) {
            if (seconds < 0 || seconds > MAX) {
                throw new SpecException(key, "0 to %d is allowed".formatted(MAX), "choose a shorter period");
            }
        }
    }

    /** True if a metric or a schedule scales the service. */
    public boolean active() {
        return tracks() || !schedules.isEmpty();
    }

    /** True if a metric scales the service. */
    public boolean tracks() {
        return cpu.isPresent() || memory.isPresent() || requests.isPresent();
    }

    private static void percent(String metric, OptionalInt value) {
        if (value.isPresent() && (value.getAsInt() < 1 || value.getAsInt() > 100)) {
            throw new SpecException(metric, "1 to 100 is allowed", "remove it for none");
        }
    }
}
