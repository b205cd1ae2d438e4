package dev.slipway.components.storage;

import dev.slipway.base.Withers;
import dev.slipway.components.key.Key;
import java.util.List;

/**
 * What a bucket is.
 *
 * @param key what its objects are encrypted with
 * @param served paths such as {@code /static/*}, whose objects CloudFront may read for distributions of the account
 * @param protectedFromDeletion whether Pulumi refuses to delete it, and S3 while it has objects; otherwise it goes with
 *     all that it holds
 */
@Withers
public record BucketArgs(
        Key key, BucketPrefix prefix, ObjectLifecycle lifetime, List<String> served, boolean protectedFromDeletion)
        implements BucketArgsBuilder.With {

    public BucketArgs {
        served = List.copyOf(served);
    }

    /** A bucket that keeps objects for ever, and old versions for 30 days; it may be deleted. */
    public static BucketArgs of(Key key, BucketPrefix prefix) {
        return new BucketArgs(key, prefix, ObjectLifecycle.USUAL, List.of(), false);
    }

    public BucketArgs withServed(List<String> paths) {
        return new BucketArgs(key, prefix, lifetime, paths, protectedFromDeletion);
    }
}
