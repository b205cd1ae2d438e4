package dev.slipway.components.service;

import dev.slipway.base.Withers;
import dev.slipway.base.link.Links;
import dev.slipway.components.AddedAccess;
import dev.slipway.components.SharedResources;
import dev.slipway.components.image.ContainerImage;
import dev.slipway.components.storage.FileSystemClient;
import java.util.Map;
import java.util.TreeMap;

/**
 * The arguments of the tasks of a service or a job: their spec and the components that they need.
 *
 * @param image the image of the task's own container
 * @param access statements of the task role and security groups of the tasks, beside those of the links
 * @param links the stores and services whose variables, permissions and security-group rules the tasks get
 * @param fileSystems the access to the file systems of the volumes, by their names in the stack file
 * @param injected the containers that Slipway adds to the task, and Service Connect
 * @param shared deletion protection, KMS key, log retention and alarm topic
 */
@Withers
public record TaskArgs(
        TaskPlacement placement,
        ContainerImage image,
        TaskSpec spec,
        AddedAccess access,
        Links links,
        Map<String, FileSystemClient> fileSystems,
        InjectedSidecars injected,
        SharedResources shared)
        implements TaskArgsBuilder.With {

    public TaskArgs {
        fileSystems = new TreeMap<>(fileSystems);
    }

    /** Tasks without links, injected containers and deletion protection. */
    public static TaskArgs of(TaskPlacement placement, ContainerImage image, TaskSpec spec) {
        return new TaskArgs(
                placement,
                image,
                spec,
                AddedAccess.NONE,
                Links.NONE,
                Map.of(),
                InjectedSidecars.NONE,
                SharedResources.NONE);
    }
}
