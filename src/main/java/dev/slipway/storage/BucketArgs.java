package dev.slipway.storage;

import dev.slipway.key.Key;

/**
 * What a bucket is.
 *
 * @param key what its objects are encrypted with
 * @param protectedFromDeletion whether Pulumi refuses to delete it, and S3 while it has objects; otherwise it goes with
 *     all that it holds
 */
public record BucketArgs(Key key, BucketPrefix prefix, Lifetime lifetime, boolean protectedFromDeletion) {
    /** A bucket that keeps objects for ever, and old versions for 30 days; it may be deleted. */
    public static BucketArgs of(Key key, BucketPrefix prefix) {
        return new BucketArgs(key, prefix, Lifetime.USUAL, false);
    }

    public BucketArgs withLifetime(Lifetime lifetime) {
        return new BucketArgs(key, prefix, lifetime, protectedFromDeletion);
    }

    public BucketArgs withProtectedFromDeletion(boolean protectedFromDeletion) {
        return new BucketArgs(key, prefix, lifetime, protectedFromDeletion);
    }
}
