package dev.slipway.base;

import java.time.ZoneId;

/**
 * A recurring point in time of one place.
 *
 * @param timeZone a name of the tz database, such as {@code Europe/Berlin}; its summer time counts
 */
public record Timing(CronExpression cron, String timeZone) {
    /** @throws IllegalArgumentException for a zone that does not exist */
    public Timing {
        if (!ZoneId.getAvailableZoneIds().contains(timeZone)) {
            throw new IllegalArgumentException(
                    "%s is no time zone; name one as in Europe/Berlin or UTC".formatted(timeZone));
        }
    }
}
