package dev.slipway.components.distribution;

import java.util.List;

/**
 * Paths that a distribution serves from a bucket of the stack.
 *
 * @param bucket name of the bucket in the stack file
 */
public record ServedFiles(String bucket, List<String> paths) {
    /** @throws IllegalArgumentException for no path, one twice, and one that CloudFront refuses */
    public ServedFiles {
        paths = StaticFiles.check(paths);
    }
}
