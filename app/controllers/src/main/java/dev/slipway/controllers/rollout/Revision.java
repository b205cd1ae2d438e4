package dev.slipway.controllers.rollout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** A revision of a task definition with its tags, and copies of it with another image. */
record Revision(TaskDefinition definition, List<Tag> tags) {
    /** The tag with the time of the push, so that a late event of an earlier push does not replace a later image. */
    static final String PUSHED_AT = "slipway:pushed-at";

    static Revision of(DescribeTaskDefinitionResponse response) {
        return new Revision(response.taskDefinition(), response.tags());
    }

    String arn() {
        return definition.taskDefinitionArn();
    }

    /** The digest of the containers with an image of a repository; empty if they have none. */
    Optional<String> digest(String repository) {
        return from(repository).stream()
                .map(container -> ImageName.of(container.image()).digest())
                .filter(digest -> !digest.isEmpty())
                .findFirst();
    }

    /** The containers with an image of a repository. */
    List<ContainerDefinition> from(String repository) {
        return definition.containerDefinitions().stream()
                .filter(container ->
                        ImageName.of(container.image()).repository().equals(repository))
                .toList();
    }

    boolean runs(String repository, String digest) {
        var containers = from(repository);
        return !containers.isEmpty()
                && containers.stream()
                        .allMatch(container ->
                                ImageName.of(container.image()).digest().equals(digest));
    }

    /** The time of the push that the revision was created for. */
    Optional<Instant> pushedAt() {
        return tags.stream()
                .filter(tag -> PUSHED_AT.equals(tag.key()))
                .map(tag -> Instant.parse(tag.value()))
                .findFirst();
    }

    /** A copy in which the containers with an image of a repository have another digest. */
    RegisterTaskDefinitionRequest at(String repository, String digest, Optional<Instant> pushed) {
        var containers = definition.containerDefinitions().stream()
                .map(container -> {
                    var image = ImageName.of(container.image());
                    return image.repository().equals(repository)
                            ? container.toBuilder()
                                    .image(image.at(digest).toString())
                                    .build()
                            : container;
                })
                .toList();
        return RegisterTaskDefinitionRequest.builder()
                .family(definition.family())
                .taskRoleArn(definition.taskRoleArn())
                .executionRoleArn(definition.executionRoleArn())
                .networkMode(definition.networkMode())
                .containerDefinitions(containers)
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
                .tags(tagged(pushed))
                .build();
    }

    private List<Tag> tagged(Optional<Instant> pushed) {
        var all = new ArrayList<Tag>();
        tags.stream().filter(tag -> !PUSHED_AT.equals(tag.key())).forEach(all::add);
        pushed.or(this::pushedAt)
                .ifPresent(at -> all.add(
                        Tag.builder().key(PUSHED_AT).value(at.toString()).build()));
        return all;
    }
}
