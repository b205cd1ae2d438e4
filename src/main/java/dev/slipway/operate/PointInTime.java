package dev.slipway.operate;

import com.pulumi.exceptions.RunException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Pattern;

/** A point in time on the command line: a duration before now, or a date with a time. */
public final class PointInTime {
    private static final Pattern AGO = Pattern.compile("(\\d{1,6})([smhdw])");
    private static final Map<String, Duration> UNITS = Map.of(
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", ChronoUnit.DAYS.getDuration(),
            "w", ChronoUnit.DAYS.getDuration().multipliedBy(7));

    private PointInTime() {}

    /** {@code 90s}, {@code 10m}, {@code 1h}, {@code 2d} or {@code 1w} before now, or a time as in {@code 2026-01-31T10:00:00Z}. */
    public static Instant of(String text, Instant now) {
        var ago = AGO.matcher(text);
        if (ago.matches()) {
            return now.minus(UNITS.get(ago.group(2)).multipliedBy(Long.parseLong(ago.group(1))));
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new RunException("%s is not a time; use 90s, 10m, 1h, 2d or 1w, or a time as in 2026-01-31T10:00:00Z"
                    .formatted(text));
        }
    }
}
