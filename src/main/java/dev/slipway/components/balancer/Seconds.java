package dev.slipway.components.balancer;

import dev.slipway.base.SpecException;
import java.math.BigDecimal;
import java.time.Duration;

/** Durations of Elastic Load Balancing: whole seconds with a minimum and a maximum. */
final class Seconds {
    private Seconds() {}

    /**
     * Refuses a duration beyond the limits or with a fraction of a second.
     *
     * @param key the key of the duration in a stack file
     */
    static void check(String key, Duration duration, int min, int max) {
        var seconds = duration.toSeconds();
        if (seconds < min || seconds > max || duration.getNano() != 0) {
            throw new SpecException(
                    key,
                    "%s s is not possible".formatted(text(duration)),
                    "give whole seconds from %d to %d".formatted(min, max));
        }
    }

    /** The number of seconds of a checked duration. */
    static int of(Duration duration) {
        return Math.toIntExact(duration.toSeconds());
    }

    private static String text(Duration duration) {
        var fraction = BigDecimal.valueOf(duration.getNano(), 9);
        return BigDecimal.valueOf(duration.toSeconds())
                .add(fraction)
                .stripTrailingZeros()
                .toPlainString();
    }
}
