package dev.slipway.components.controller;

import dev.slipway.base.Timing;
import java.time.Duration;
import java.util.Optional;

/**
 * When a service is scaled to zero.
 *
 * @param activity where its use is counted
 * @param idle without use for so long it sleeps; whole minutes, 1 to {@value #MOST_MINUTES}
 * @param grace awake for so long at least; {@code idle} or longer, up to {@value #MOST_MINUTES} minutes
 * @param check how often it is looked at; whole minutes, 1 to 60, and {@code idle} at most
 * @param killAt when it is scaled to zero in any case
 */
public record SleepSpec(Activity activity, Duration idle, Duration grace, Duration check, Optional<Timing> killAt) {
    /**
     * The longest idle time in minutes: a day. CloudWatch gives one answer of up to
     * <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html">100800 values</a>.
     */
    public static final int MOST_MINUTES = 1440;

    /** The longest pause from one look to the next, in minutes. */
    public static final int MOST_CHECK = 60;

    /** @throws IllegalArgumentException for a span beyond the limits named above */
    public SleepSpec {
        span("an idle time", idle, MOST_MINUTES);
        span("a grace", grace, MOST_MINUTES);
        span("a check every", check, MOST_CHECK);
        if (check.compareTo(idle) > 0) {
            throw new IllegalArgumentException(
                    "a check every %d minutes is less often than the idle time of %d minutes; look at least as often"
                            .formatted(check.toMinutes(), idle.toMinutes()));
        }
        if (grace.compareTo(idle) < 0) {
            throw new IllegalArgumentException(
                    "a grace of %d minutes is shorter than the idle time of %d minutes; give at least as long"
                            .formatted(grace.toMinutes(), idle.toMinutes()));
        }
    }

    private static void span(String what, Duration span, int most) {
        if (span.toMinutes() < 1 || span.toMinutes() > most || span.toSeconds() % 60 != 0) {
            throw new IllegalArgumentException(
                    "%s of %d s is not possible: give 1 to %d whole minutes".formatted(what, span.toSeconds(), most));
        }
    }
}
