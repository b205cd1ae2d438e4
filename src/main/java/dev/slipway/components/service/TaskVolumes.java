package dev.slipway.components.service;

import com.pulumi.aws.ecs.inputs.TaskDefinitionVolumeArgs;
import com.pulumi.aws.ecs.inputs.TaskDefinitionVolumeEfsVolumeConfigurationArgs;
import com.pulumi.aws.ecs.inputs.TaskDefinitionVolumeEfsVolumeConfigurationAuthorizationConfigArgs;
import dev.slipway.components.storage.FileSystemClient;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The volumes of a task definition.
 *
 * @param container the name of the service's own container
 * @param clients the access to file systems, by their names in the stack file
 */
record TaskVolumes(String container, TaskSpec spec, Map<String, FileSystemClient> clients) {

    /** The volumes of all containers, each once, in the order of their names. */
    List<TaskDefinitionVolumeArgs> inputs() {
        var byName = new TreeMap<String, TaskDefinitionVolumeArgs>();
        if (spec.secretFiles().isPresent()) {
            byName.put(SecretFiles.NAME, scratch(SecretFiles.NAME));
        }
        add(byName, container, spec.container());
        spec.sidecars().forEach(sidecar -> add(byName, sidecar.name(), sidecar.container()));
        return List.copyOf(byName.values());
    }

    private void add(Map<String, TaskDefinitionVolumeArgs> byName, String container, ContainerSpec containerSpec) {
        for (var mount : containerSpec.options().volumes()) {
            if (mount.volume() instanceof Volume.OfTask declared) {
                var name = declared.name(container, mount.path());
                byName.put(name, declared instanceof Volume.Files files ? files(name, files) : scratch(name));
            }
        }
    }

    private static TaskDefinitionVolumeArgs scratch(String name) {
        return TaskDefinitionVolumeArgs.builder().name(name).build();
    }

    private TaskDefinitionVolumeArgs files(String name, Volume.Files files) {
        var client = clients.get(files.fileSystem());
        var authorization = TaskDefinitionVolumeEfsVolumeConfigurationAuthorizationConfigArgs.builder()
                .accessPointId(client.accessPointId(files.path()))
                .iam("ENABLED")
                .build();
        return TaskDefinitionVolumeArgs.builder()
                .name(name)
                .efsVolumeConfiguration(TaskDefinitionVolumeEfsVolumeConfigurationArgs.builder()
                        .fileSystemId(client.fileSystemId())
                        .transitEncryption("ENABLED")
                        .authorizationConfig(authorization)
                        .build())
                .build();
    }
}
