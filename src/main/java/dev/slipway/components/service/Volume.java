package dev.slipway.components.service;

import dev.slipway.base.PathLabel;
import dev.slipway.base.SpecException;
import dev.slipway.components.storage.FileOwner;
import dev.slipway.components.storage.FilePath;
import java.util.Optional;

/** A volume of a container. */
public sealed interface Volume {
    /** A volume that the task definition declares, and that containers mount by its name. */
    sealed interface OfTask extends Volume {
        /**
         * The name in the task definition, which no other volume of the task has.
         *
         * @param container the name of the container that mounts it
         * @param mountPath the path in the container
         */
        String name(String container, String mountPath);
    }

    /**
     * An empty volume in the memory of the task, which is deleted with the container, see <a
     * href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Tmpfs.html">Tmpfs</a>; on Fargate <a
     * href="https://aws.amazon.com/about-aws/whats-new/2026/01/amazon-ecs-tmpfs-mounts-aws-fargate-managed-instances/">since
     * January 2026</a>. By default <a href="https://docs.kernel.org/filesystems/tmpfs.html">every user can write to it</a>.
     *
     * @param sizeMiB its maximum size in MiB, 1 or more; its files count towards the memory of the task
     */
    record Tmpfs(int sizeMiB) implements Volume {
        /** @throws SpecException for a size below 1 */
        public Tmpfs {
            if (sizeMiB < 1) {
                throw new SpecException("tmpfsMiB", "1 or more is allowed", "raise it, or remove it");
            }
        }
    }

    /**
     * An empty volume on the task's own disk, a <a
     * href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/bind-mounts.html">bind mount</a>, which is deleted
     * with the task. It belongs to root and only root can write to it, unless the image has a {@code VOLUME} directive for
     * the path: then it has the content, the owner and the permissions of the image's folder.
     *
     * @param shared the name by which containers of the task share it; empty for a volume of one container
     */
    record Scratch(Optional<String> shared) implements OfTask {
        @Override
        public String name(String container, String mountPath) {
            return shared.map("shared-%s"::formatted)
                    .orElseGet(() -> "own-%s_%s".formatted(container, PathLabel.of(mountPath)));
        }
    }

    /**
     * A folder of a file system, see
     * <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/efs-volumes.html">EFS volumes</a>.
     *
     * @param fileSystem the name of the file system in the stack file
     * @param owner the owner of the files; empty for the container's numeric user, or the default
     */
    record Files(String fileSystem, FilePath path, Optional<FileOwner> owner) implements OfTask {
        @Override
        public String name(String container, String mountPath) {
            return "files-%s_%s".formatted(fileSystem, path.role());
        }
    }
}
