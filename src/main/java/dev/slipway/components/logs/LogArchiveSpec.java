package dev.slipway.components.logs;

import dev.slipway.base.SpecException;
import dev.slipway.base.Withers;
import dev.slipway.components.storage.BucketPrefix;

/**
 * Settings of a log archive.
 *
 * @param prefix beginning of the name of its bucket
 * @param days days for which logs are kept, 1 or more; S3 deletes them up to a day later
 */
@Withers
public record LogArchiveSpec(BucketPrefix prefix, int days, BufferingHints buffer)
        implements LogArchiveSpecBuilder.With {
    public static final int DEFAULT_DAYS = 365;

    public LogArchiveSpec {
        if (days < 1) {
            throw new SpecException("days", "1 day or more is allowed", "set it to 365");
        }
    }

    /** An archive that keeps logs for a year. */
    public static LogArchiveSpec of(BucketPrefix prefix) {
        return new LogArchiveSpec(prefix, DEFAULT_DAYS, BufferingHints.DEFAULT);
    }
}
