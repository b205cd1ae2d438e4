package dev.slipway.components.storage;

import dev.slipway.base.Withers;
import dev.slipway.components.key.Key;

/**
 * What a bus is.
 *
 * @param key what its events are encrypted with
 * @param archiveDays days for which events are kept, to be replayed; 1 or more
 * @param protectedFromDeletion whether Pulumi refuses to delete it and its archive
 */
@Withers
public record BusArgs(Key key, BusName busName, int archiveDays, boolean protectedFromDeletion)
        implements BusArgsBuilder.With {
    /** Days for which events are kept unless it is said otherwise. */
    public static final int DEFAULT_ARCHIVE_DAYS = 30;

    public BusArgs {
        if (archiveDays < 1) {
            throw new IllegalArgumentException("1 day or more is allowed; set it to 30");
        }
    }

    /** A bus whose events are kept for 30 days; it may be deleted. */
    public static BusArgs of(Key key, BusName busName) {
        return new BusArgs(key, busName, DEFAULT_ARCHIVE_DAYS, false);
    }

    public BusArgs withArchiveDays(int days) {
        return new BusArgs(key, busName, days, protectedFromDeletion);
    }
}
