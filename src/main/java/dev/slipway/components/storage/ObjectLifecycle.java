package dev.slipway.components.storage;

import dev.slipway.base.SpecException;
import java.util.OptionalInt;

/**
 * Retention of the objects of a bucket, see
 * <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html">lifecycle rules</a>.
 *
 * @param noncurrentDays days for which noncurrent versions of replaced or deleted objects are kept, 1 or more
 * @param days days for which objects are kept; empty for no limit
 */
public record ObjectLifecycle(int noncurrentDays, OptionalInt days) {
    /** The default: no limit for objects, and 30 days for noncurrent versions. */
    public static final ObjectLifecycle DEFAULT = new ObjectLifecycle(30, OptionalInt.empty());

    public ObjectLifecycle {
        check("noncurrentDays", noncurrentDays);
        days.ifPresent(limit -> check("days", limit));
    }

    private static void check(String key, int days) {
        if (days < 1) {
            throw new SpecException(key, "1 day or more is allowed", "set it to 30");
        }
    }
}
