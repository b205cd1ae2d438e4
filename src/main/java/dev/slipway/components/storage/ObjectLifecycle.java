package dev.slipway.components.storage;

import java.util.OptionalInt;

/**
 * How long a bucket keeps objects, see
 * <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html">lifecycle rules</a>.
 *
 * @param noncurrentDays days for which the old version of a changed or deleted object is kept, 1 or more
 * @param days days for which objects are kept; empty for ever
 */
public record ObjectLifecycle(int noncurrentDays, OptionalInt days) {
    /** For ever, and old versions for 30 days. */
    public static final ObjectLifecycle USUAL = new ObjectLifecycle(30, OptionalInt.empty());

    public ObjectLifecycle {
        if (noncurrentDays < 1 || days.isPresent() && days.getAsInt() < 1) {
            throw new IllegalArgumentException("1 day or more is allowed; set it to 30");
        }
    }
}
