package dev.slipway.components.logs;

import dev.slipway.base.Withers;
import dev.slipway.components.key.Key;
import dev.slipway.components.storage.BucketPrefix;

/**
 * What an archive of logs is.
 *
 * @param key what it is encrypted with, on the way too
 * @param prefix what the name of its bucket begins with
 * @param days for which logs are kept, 1 or more; one more passes until S3 forgets them
 * @param errorDays for which messages of failed deliveries are kept: one of the values that CloudWatch Logs allows
 * @param protectedFromDeletion whether Pulumi refuses to delete it, and S3 while it has logs
 */
@Withers
public record LogArchiveArgs(
        Key key, BucketPrefix prefix, int days, BufferingHints buffer, int errorDays, boolean protectedFromDeletion)
        implements LogArchiveArgsBuilder.With {
    public LogArchiveArgs {
        if (days < 1) {
            throw new IllegalArgumentException("1 day or more is allowed; set it to 365");
        }
    }

    /** An archive that keeps logs for a year; it may be deleted. */
    public static LogArchiveArgs of(Key key, BucketPrefix prefix) {
        return new LogArchiveArgs(key, prefix, 365, BufferingHints.USUAL, 30, false);
    }
}
