package dev.slipway.components.service;

import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.ecs.TaskDefinitionArgs;
import com.pulumi.aws.ecs.inputs.TaskDefinitionEphemeralStorageArgs;
import com.pulumi.aws.ecs.inputs.TaskDefinitionRuntimePlatformArgs;
import com.pulumi.aws.iam.Role;
import dev.slipway.components.balancer.ServiceNetworkSpec;
import java.util.Set;

/** The inputs of the task definitions of a service, which share its image, its roles and its log group. */
record TaskRevisions(ServiceArgs args, LogGroup logs, Role executionRole, Role role) {

    /** The task definition of a deployment slot. */
    TaskDefinitionArgs of(String family, String service) {
        return of(family, service, args.spec().task(), args.injected());
    }

    private Set<Integer> udpPorts() {
        return args.spec().ingress().network().map(ServiceNetworkSpec::udpPorts).orElse(Set.of());
    }

    /**
     * A task definition with other containers.
     *
     * @param container the name of the container that runs the service's image
     */
    TaskDefinitionArgs of(String family, String container, TaskSpec spec, InjectedSidecars injected) {
        var written = new ContainerLogs(logs.name(), args.cluster().region(), injected.router());
        var definitions = new ContainerDefinitions(container, spec, args.links(), written, injected, udpPorts());
        var inputs = TaskDefinitionArgs.builder()
                .family(family)
                .requiresCompatibilities("FARGATE")
                .networkMode("awsvpc")
                .cpu(Integer.toString(spec.size().cpu()))
                .memory(Integer.toString(spec.size().memory()))
                .runtimePlatform(TaskDefinitionRuntimePlatformArgs.builder()
                        .cpuArchitecture(spec.architecture().name())
                        .operatingSystemFamily("LINUX")
                        .build())
                .executionRoleArn(executionRole.arn())
                .taskRoleArn(role.arn())
                .containerDefinitions(definitions.json(args.image()))
                .skipDestroy(args.shared().protectedFromDeletion());
        var volumes = new TaskVolumes(container, spec, args.fileSystems()).inputs();
        if (!volumes.isEmpty()) {
            inputs.volumes(volumes);
        }
        spec.diskGiB()
                .ifPresent(size -> inputs.ephemeralStorage(TaskDefinitionEphemeralStorageArgs.builder()
                        .sizeInGib(size)
                        .build()));
        return inputs.build();
    }
}
