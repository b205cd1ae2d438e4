package dev.slipway.components.controller;

import dev.slipway.base.SpecErrors;
import dev.slipway.base.SpecException;
import dev.slipway.base.Timing;
import dev.slipway.base.Withers;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Conditions under which a service is scaled to zero.
 *
 * @param activity source of the service's activity
 * @param idle time without activity after which the service sleeps; whole minutes, {@value #MIN_IDLE_MINUTES} to
 *     {@value #MAX_MINUTES}
 * @param grace minimum time awake; {@code idle} or longer, up to {@value #MAX_MINUTES} minutes
 * @param check interval of the checks; whole minutes, 1 to {@value #MAX_CHECK_MINUTES}, and at most {@code idle}
 * @param killAt time at which the service is scaled to zero even with activity
 * @param wakeOnRequest whether an activator receives requests while the service sleeps, and wakes it
 * @param activatorConcurrency reserved concurrency of the activator, 1 to {@value #MAX_CONCURRENCY}; empty for none
 */
@Withers
public record SleepSpec(
        Activity activity,
        Duration idle,
        Duration grace,
        Duration check,
        Optional<Timing> killAt,
        boolean wakeOnRequest,
        OptionalInt activatorConcurrency)
        implements SleepSpecBuilder.With {
    /**
     * The maximum idle time in minutes: a day. CloudWatch returns up to
     * <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html">100800
     * values</a>.
     */
    public static final int MAX_MINUTES = 1440;

    /**
     * The minimum idle time in minutes, the delay of the metrics: load balancers and APIs report <a
     * href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html">once a
     * minute</a>, and CloudWatch returns a value up to <a
     * href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/publishingMetrics.html">two minutes</a> later.
     */
    public static final int MIN_IDLE_MINUTES = 3;

    /** The reason of the minimum idle time. */
    public static final String IDLE_REASON =
            "since the metrics of CloudWatch arrive up to %d minutes late".formatted(MIN_IDLE_MINUTES);

    /** The maximum reserved concurrency of an activator. */
    public static final int MAX_CONCURRENCY = 1000;

    /** The maximum time between two checks, in minutes. */
    public static final int MAX_CHECK_MINUTES = 60;

    /** Conditions without reserved concurrency of the activator. */
    public SleepSpec(
            Activity activity,
            Duration idle,
            Duration grace,
            Duration check,
            Optional<Timing> killAt,
            boolean wakeOnRequest) {
        this(activity, idle, grace, check, killAt, wakeOnRequest, OptionalInt.empty());
    }

    /** @throws SpecException for a time beyond the limits */
    public SleepSpec {
        var errors = new SpecErrors();
        checkMinutes("idleMinutes", idle, MAX_MINUTES, errors);
        if (idle.toMinutes() < MIN_IDLE_MINUTES) {
            errors.add(
                    "idleMinutes",
                    "%d to %d is allowed, %s".formatted(MIN_IDLE_MINUTES, MAX_MINUTES, IDLE_REASON),
                    "set it to " + MIN_IDLE_MINUTES);
        }
        checkMinutes("graceMinutes", grace, MAX_MINUTES, errors);
        checkMinutes("checkMinutes", check, MAX_CHECK_MINUTES, errors);
        if (check.compareTo(idle) > 0) {
            errors.add(
                    "checkMinutes",
                    "longer than idleMinutes, which is %d".formatted(idle.toMinutes()),
                    "set it to %d or less".formatted(idle.toMinutes()));
        }
        if (grace.compareTo(idle) < 0) {
            errors.add(
                    "graceMinutes",
                    "shorter than idleMinutes, which is %d".formatted(idle.toMinutes()),
                    "set it to %d or more, or remove it".formatted(idle.toMinutes()));
        }
        errors.throwAll();
    }

    private static void checkMinutes(String key, Duration time, int max, SpecErrors errors) {
        if (time.toMinutes() < 1 || time.toMinutes() > max || time.toSeconds() % 60 != 0) {
            errors.add(key, "1 to %d whole minutes are allowed".formatted(max), "set it to 5");
        }
    }
}
