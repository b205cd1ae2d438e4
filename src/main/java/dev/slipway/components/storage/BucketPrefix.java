package dev.slipway.components.storage;

import dev.slipway.base.PhysicalName;

/**
 * The beginning of a bucket's name, to which the provider adds 26 digits, since bucket names are unique worldwide. A
 * change replaces the bucket.
 */
public record BucketPrefix(String text) {
    /** @throws IllegalArgumentException for a name beyond {@link PhysicalName#BUCKET_PREFIX} */
    public BucketPrefix {
        PhysicalName.BUCKET_PREFIX.check(text);
    }
}
