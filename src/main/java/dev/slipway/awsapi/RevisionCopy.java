package dev.slipway.awsapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/**
 * A revision of a task definition with its tags, of which copies are made: ECS starts no task of a revision that is
 * deregistered, as those of an unprotected stack are when the next one is deployed.
 */
public record RevisionCopy(TaskDefinition definition, Map<String, String> tags) {
    /** On a copy: the number of the revision that it is a copy of. */
    public static final String RELEASE = "slipway:release";

    /** On a copy: the release in whose place it was made. */
    public static final String INSTEAD_OF = "slipway:instead-of";

    public static RevisionCopy of(DescribeTaskDefinitionResponse response) {
        var tags = new LinkedHashMap<String, String>();
        response.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
        return new RevisionCopy(response.taskDefinition(), tags);
    }

    /** The number of the revision that this is a copy of; its own where it is none. */
    public int origin() {
        return Optional.ofNullable(tags.get(RELEASE)).map(Integer::valueOf).orElseGet(definition::revision);
    }

    /** Whether somebody made it to go back to another one. */
    public boolean isCopy() {
        return tags.containsKey(RELEASE);
    }

    /** The same with other containers. */
    public RevisionCopy with(List<ContainerDefinition> containers) {
        return new RevisionCopy(
                definition.toBuilder().containerDefinitions(containers).build(), tags);
    }

    /** The same with the roles of another one: its own may be gone. */
    public RevisionCopy withRolesOf(RevisionCopy other) {
        var roles = other.definition();
        return new RevisionCopy(
                definition.toBuilder()
                        .taskRoleArn(roles.taskRoleArn())
                        .executionRoleArn(roles.executionRoleArn())
                        .build(),
                tags);
    }

    /** The same with a tag more. */
    public RevisionCopy tagged(String key, String value) {
        var all = new LinkedHashMap<>(tags);
        all.put(key, value);
        return new RevisionCopy(definition, all);
    }

    /** What makes it. */
    public RegisterTaskDefinitionRequest request() {
        return RegisterTaskDefinitionRequest.builder()
                .family(definition.family())
                .taskRoleArn(definition.taskRoleArn())
                .executionRoleArn(definition.executionRoleArn())
                .networkMode(definition.networkMode())
                .containerDefinitions(definition.containerDefinitions())
                .volumes(definition.volumes())
                .placementConstraints(definition.placementConstraints())
                .requiresCompatibilities(definition.requiresCompatibilities())
                .cpu(definition.cpu())
                .memory(definition.memory())
                .pidMode(definition.pidMode())
                .ipcMode(definition.ipcMode())
                .proxyConfiguration(definition.proxyConfiguration())
                .inferenceAccelerators(definition.inferenceAccelerators())
                .ephemeralStorage(definition.ephemeralStorage())
                .runtimePlatform(definition.runtimePlatform())
                .enableFaultInjection(definition.enableFaultInjection())
                .tags(tags.entrySet().stream()
                        .map(tag -> Tag.builder()
                                .key(tag.getKey())
                                .value(tag.getValue())
                                .build())
                        .toList())
                .build();
    }
}
