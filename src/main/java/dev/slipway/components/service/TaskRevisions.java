package dev.slipway.components.service;

import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.ecs.TaskDefinitionArgs;
import com.pulumi.aws.ecs.inputs.TaskDefinitionEphemeralStorageArgs;
import com.pulumi.aws.ecs.inputs.TaskDefinitionRuntimePlatformArgs;
import com.pulumi.aws.iam.Role;

/** The inputs of the task definitions of a service or a job, which share its image, its roles and its log group. */
record TaskRevisions(TaskArgs args, LogGroup logs, Role executionRole, Role role) {

    /** The task definition of a deployment slot. */
    TaskDefinitionArgs of(String family, String owner) {
        return of(family, owner, args.spec(), args.injected());
    }

    /**
     * A task definition with other containers.
     *
     * @param container the name of the container that runs the image of the service or job
     */
    TaskDefinitionArgs of(String family, String container, TaskSpec spec, InjectedSidecars injected) {
        var written = new ContainerLogs(logs.name(), args.placement().cluster().region(), injected.router());
        var definitions = new ContainerDefinitions(container, spec, args.links(), written, injected);
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
