package dev.slipway.components.service;

import dev.slipway.base.PathLabel;
import dev.slipway.components.storage.FileOwner;
import dev.slipway.components.storage.FilePath;
import java.util.Optional;

/** A volume of a task. */
public sealed interface Volume {
    /**
     * An empty volume on the task's own disk, a <a
     * href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/bind-mounts.html">bind mount</a>, which is deleted
     * with the task. It belongs to root and only root can write to it, unless the image has a {@code VOLUME} directive for
     * the path: then it has the content, the owner and the permissions of the image's folder.
     *
     * @param shared the name by which containers of the task share it; empty for a volume of one container
     */
    record Scratch(Optional<String> shared) implements Volume {}

    /**
     * A folder of a file system, see
     * <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/efs-volumes.html">EFS volumes</a>.
     *
     * @param fileSystem the name of the file system in the stack file
     * @param owner the owner of the files; empty for the container's numeric user, or the default
     */
    record Files(String fileSystem, FilePath path, Optional<FileOwner> owner) implements Volume {}

    /**
     * The name in the task definition, which no other volume of the task has.
     *
     * @param container the name of the container that mounts it
     * @param mountPath the path in the container
     */
    default String name(String container, String mountPath) {
        if (this instanceof Files files) {
            return "files-%s_%s".formatted(files.fileSystem(), files.path().role());
        }
        return ((Scratch) this).shared().map("shared-%s"::formatted).orElseGet(() -> "own-%s_%s"
                .formatted(container, PathLabel.of(mountPath)));
    }
}
