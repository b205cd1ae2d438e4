package dev.slipway.settings;

import dev.slipway.components.distribution.StaticFiles;
import dev.slipway.components.storage.Stores;
import java.util.List;
import java.util.Objects;

/**
 * Files that a distribution answers from a bucket of the stack.
 *
 * @param bucket its name in the stack file
 */
public record ServedFiles(String bucket, List<String> paths) {

    /** The same files in the bucket itself. */
    public StaticFiles in(Stores storage) {
        return new StaticFiles(Objects.requireNonNull(storage.buckets().get(bucket)), paths);
    }
}
