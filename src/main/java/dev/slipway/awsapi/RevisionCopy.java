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
 * A revision of a task definition with its tags, to be registered again as a copy. ECS starts no tasks of a
 * deregistered revision, and in an unprotected stack each deployment deregisters the revision before it.
 */
public record RevisionCopy(TaskDefinition definition, Map<String, String> tags) {
    /** The tag of a copy with the number of the original revision. */
    public static final String RELEASE = "slipway:release";

    /** The tag of a copy with the release that it replaced. */
    public static final String INSTEAD_OF = "slipway:instead-of";

    public static RevisionCopy of(DescribeTaskDefinitionResponse response) {
        var tags = new LinkedHashMap<String, String>();
        response.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
        return new RevisionCopy(response.taskDefinition(), tags);
    }

    /** The number of the original revision; of a revision that is not a copy, its own number. */
    public int origin() {
        return Optional.ofNullable(tags.get(RELEASE)).map(Integer::valueOf).orElseGet(definition::revision);
    }

    /** True for a revision that a rollback registered. */
    public boolean isCopy() {
        return tags.containsKey(RELEASE);
    }

    /** A copy with other containers. */
    public RevisionCopy withContainers(List<ContainerDefinition> containers) {
        return new RevisionCopy(
                definition.toBuilder().containerDefinitions(containers).build(), tags);
    }

    /** A copy with the roles of another revision, since the original roles may be deleted. */
    public RevisionCopy withRolesOf(RevisionCopy other) {
        var roles = other.definition();
        return new RevisionCopy(
                definition.toBuilder()
                        .taskRoleArn(roles.taskRoleArn())
                        .executionRoleArn(roles.executionRoleArn())
                        .build(),
                tags);
    }

    /** A copy with one more tag. */
    public RevisionCopy withTag(String key, String value) {
        var all = new LinkedHashMap<>(tags);
        all.put(key, value);
        return new RevisionCopy(definition, all);
    }

    /** The request that registers the revision. */
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
