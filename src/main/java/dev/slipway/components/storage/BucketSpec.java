package dev.slipway.components.storage;

import dev.slipway.base.Withers;
import java.util.List;

/**
 * Settings of an S3 bucket.
 *
 * @param servedPaths paths such as {@code /static/*} whose objects CloudFront may read for distributions of the account
 */
@Withers
public record BucketSpec(BucketPrefix prefix, ObjectLifecycle lifecycle, List<String> servedPaths)
        implements BucketSpecBuilder.With {

    public BucketSpec {
        servedPaths = List.copyOf(servedPaths);
    }

    /** A bucket that keeps objects without limit, and noncurrent versions for 30 days. */
    public static BucketSpec of(BucketPrefix prefix) {
        return new BucketSpec(prefix, ObjectLifecycle.DEFAULT, List.of());
    }
}
