package dev.slipway.components.balancer;

import java.math.BigDecimal;
import java.time.Duration;

/** Durations of Elastic Load Balancing: whole seconds with a minimum and a maximum. */
final class Seconds {
    private Seconds() {}

    /**
     * Refuses a duration beyond the limits or with a fraction of a second.
     *
     * @param what the duration's name with its article, such as {@code an idle timeout}
     */
    static void check(String what, Duration duration, int least, int most) {
        var seconds = duration.toSeconds();
        if (seconds < least || seconds > most || duration.getNano() != 0) {
            throw new IllegalArgumentException("%s of %s s is not possible: give whole seconds from %d to %d"
                    .formatted(what, text(duration), least, most));
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
