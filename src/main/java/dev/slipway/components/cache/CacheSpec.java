package dev.slipway.components.cache;

import dev.slipway.base.SpecException;
import dev.slipway.base.Withers;

/**
 * Settings of a Valkey cache.
 *
 * @param authentication the way in which its clients authenticate
 * @param capacity serverless, or nodes
 * @param snapshotDays retention of daily snapshots in days,
 *     <a href="https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html">0 to 35</a>; 0 for none
 * @param finalSnapshot whether a snapshot is taken when the cache is deleted; only of nodes, since the provider takes none of
 *     a serverless cache
 */
@Withers
public record CacheSpec(
        CacheName name,
        CacheAuthentication authentication,
        CacheCapacity capacity,
        int snapshotDays,
        boolean finalSnapshot)
        implements CacheSpecBuilder.With {
    public static final int DEFAULT_SNAPSHOT_DAYS = 1;
    public static final int MAX_SNAPSHOT_DAYS = 35;

    public CacheSpec {
        if (snapshotDays < 0 || snapshotDays > MAX_SNAPSHOT_DAYS) {
            throw new SpecException("snapshotDays", "0 to 35 days are allowed", "set it to 1");
        }
        if (finalSnapshot && capacity instanceof ServerlessCapacity) {
            throw new SpecException(
                    "finalSnapshot",
                    "a serverless cache is deleted without a snapshot",
                    "remove it, and create a snapshot before you delete the cache");
        }
    }

    /** A cache with a password and a snapshot of the last day. */
    public static CacheSpec of(CacheName name, CacheCapacity capacity) {
        return new CacheSpec(name, CacheAuthentication.PASSWORD, capacity, DEFAULT_SNAPSHOT_DAYS, false);
    }
}
