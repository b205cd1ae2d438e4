package dev.slipway.base;

import java.time.ZoneId;

/**
 * A schedule in a time zone.
 *
 * @param timeZone a name of the tz database, such as {@code Europe/Berlin}; daylight saving time applies
 */
public record Timing(CronExpression cron, String timeZone) {
    /** @throws SpecException for an unknown time zone */
    public Timing {
        checkZone(timeZone);
    }

    /**
     * The name of a time zone.
     *
     * @throws SpecException for an unknown time zone
     */
    public static String checkZone(String timeZone) {
        var known = ZoneId.getAvailableZoneIds();
        if (!known.contains(timeZone)) {
            throw new SpecException(
                    "timeZone",
                    "%s is not a valid time zone".formatted(timeZone),
                    Suggestions.to(timeZone, known)
                            .map("set it to %s"::formatted)
                            .orElse("name one as in Europe/Berlin or UTC"));
        }
        return timeZone;
    }
}
