package dev.slipway.components.storage;

import dev.slipway.base.PhysicalName;

/**
 * Prefix of a bucket's name. The provider adds 26 digits, because bucket names are globally unique. See <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html">naming rules</a>.
 *
 * @param text up to 37 characters
 */
public record BucketPrefix(String text) {
    /** @throws IllegalArgumentException for a name beyond {@link PhysicalName#BUCKET_PREFIX} */
    public BucketPrefix {
        PhysicalName.BUCKET_PREFIX.check(text);
    }
}
