package dev.slipway.components.database;

import dev.slipway.base.SpecErrors;
import java.time.Duration;

/**
 * Minimum and maximum capacity of an Aurora Serverless v2 instance in ACUs, and its auto-pause delay.
 *
 * @param min minimum; 0 to pause an idle database, which then costs its storage alone and takes about
 *     <a href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2-auto-pause.html">15
 *     seconds</a> to answer again
 * @param max maximum, 1 or more, since AWS allows no maximum of 0.5
 * @param pauseAfter auto-pause delay without a connection, with a {@code min} of 0: 5 minutes to a day
 */
public record AcuRange(Acu min, Acu max, Duration pauseAfter) {
    /** The minimum and default auto-pause delay. */
    public static final Duration MIN_PAUSE = Duration.ofMinutes(5);

    /** The maximum auto-pause delay. */
    public static final Duration MAX_PAUSE = Duration.ofDays(1);

    public static final AcuRange DEFAULT = of(0.5, 4);

    public AcuRange {
        var errors = new SpecErrors();
        if (min.compareTo(max) > 0) {
            errors.add("minAcu", "minAcu %s is above maxAcu %s".formatted(min, max), "lower minAcu or raise maxAcu");
        }
        if (max.units() < 1) {
            errors.add("maxAcu", "a maxAcu of 1 or more is allowed", "set it to 1");
        }
        if (pauseAfter.compareTo(MIN_PAUSE) < 0 || pauseAfter.compareTo(MAX_PAUSE) > 0) {
            errors.add("pauseAfterSeconds", "a pause after 300 to 86400 seconds is allowed", "set it to 300");
        }
        errors.throwAll();
    }

    public static AcuRange of(double min, double max) {
        return new AcuRange(new Acu(min), new Acu(max), MIN_PAUSE);
    }

    /** Returns true if an idle instance pauses. */
    public boolean pauses() {
        return min.units() == 0;
    }
}
