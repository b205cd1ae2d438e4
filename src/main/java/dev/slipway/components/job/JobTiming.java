package dev.slipway.components.job;

import dev.slipway.base.SpecException;
import dev.slipway.base.Timing;

/**
 * The times at which a job runs.
 *
 * @param timeZone a name of the tz database, such as {@code Europe/Berlin}; daylight saving time applies
 */
public record JobTiming(ScheduleExpression expression, String timeZone) {
    /** The time zone of a schedule without one. */
    public static final String DEFAULT_ZONE = "UTC";

    /** @throws SpecException for an unknown time zone, and for the time zone of a rate */
    public JobTiming {
        Timing.checkZone(timeZone);
        if (expression.isRate() && !timeZone.equals(DEFAULT_ZONE)) {
            throw new SpecException(
                    "timeZone", "a rate has no time zone, since it counts from the deployment", "remove it");
        }
    }
}
