package dev.slipway.components.logs;

import dev.slipway.base.SpecErrors;
import java.time.Duration;

/**
 * Buffer of a delivery stream: an object is written after the time or at the size, whichever comes first. Limits from
 * <a href="https://docs.aws.amazon.com/firehose/latest/APIReference/API_BufferingHints.html">BufferingHints</a>.
 *
 * @param time 0 to 900 seconds, the maximum delay of a record in the archive
 * @param size MiB before compression, 1 to 128
 */
public record BufferingHints(Duration time, int size) {
    /** Firehose's own default: 5 minutes or 5 MiB. */
    public static final BufferingHints DEFAULT = new BufferingHints(Duration.ofMinutes(5), 5);

    public BufferingHints {
        var errors = new SpecErrors();
        if (time.isNegative() || time.toSeconds() > 900) {
            errors.add("bufferSeconds", "a time of 0 to 900 seconds is allowed", "set it to 300");
        }
        if (size < 1 || size > 128) {
            errors.add("bufferMiB", "a size of 1 to 128 MiB is allowed", "set it to 5");
        }
        errors.throwAll();
    }
}
