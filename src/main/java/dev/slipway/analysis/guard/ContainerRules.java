package dev.slipway.analysis.guard;

import com.pulumi.aws.ecs.TaskDefinition;
import com.pulumi.aws.lambda.Function;
import dev.slipway.base.ImageReference;
import dev.slipway.engine.Plan;
import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How containers run: from which image, as which user, with whose rights. */
final class ContainerRules {
    static final GuardRule SHARED_ROLE = new GuardRule(
            "shared-role",
            Severity.ERROR,
            RuleScope.EVERY_STACK,
            "A task's own role is not the role that starts it.",
            URI.create("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-iam-roles.html"),
            ContainerRules::sharedRole);

    static final GuardRule ROOT_CONTAINER = new GuardRule(
            "root-container",
            Severity.WARNING,
            RuleScope.EVERY_STACK,
            "No container is privileged, or told to run as root.",
            URI.create("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html"),
            ContainerRules::rootContainer);

    static final GuardRule IMAGE_PINNED = new GuardRule(
            "image-pinned",
            Severity.ERROR,
            RuleScope.PROTECTED,
            "Images are named by their digest, or rolled out by it.",
            URI.create("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html"),
            ContainerRules::imagePinned);

    static final GuardRule IMAGE_MOVING_TAG = new GuardRule(
            "image-moving-tag",
            Severity.WARNING,
            RuleScope.UNPROTECTED,
            "Images have a tag other than latest, or a digest.",
            URI.create("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-considerations.html"),
            ContainerRules::imageMovingTag);

    private ContainerRules() {}

    private static Stream<Violation> sharedRole(Plan plan) {
        return plan.ofType(TaskDefinition.class).stream()
                .filter(task -> !task.text("taskRoleArn").isEmpty())
                .filter(task -> task.text("taskRoleArn").equals(task.text("executionRoleArn")))
                .map(task -> Violation.of(
                        task,
                        "runs with the role that starts it",
                        "make a role of its own for the containers and one for the start"));
    }

    private static Stream<Violation> rootContainer(Plan plan) {
        // ECS's log router needs root to make its socket: AWS's own examples say user 0.
        var containers = PlannedContainer.in(plan)
                .filter(container -> !container.routesLogs())
                .toList();
        return Stream.concat(
                containers.stream()
                        .filter(PlannedContainer::privileged)
                        .map(container -> Violation.of(
                                container.task(),
                                "runs the container %s privileged".formatted(container.name()),
                                "drop privileged, which Fargate refuses")),
                containers.stream()
                        .filter(container -> container.user().matches("(root|0)(:.*)?"))
                        .map(container -> Violation.of(
                                container.task(),
                                "runs the container %s as root".formatted(container.name()),
                                "name another user, or leave it to the image")));
    }

    private static Stream<Violation> imagePinned(Plan plan) {
        var rolledOut = rolledOut(plan);
        return PlannedContainer.in(plan)
                .filter(container -> !hasDigest(container.image()) && !rolledOut.contains(container.image()))
                .map(container -> Violation.of(
                        container.task(),
                        "runs the container %s from %s, which may change"
                                .formatted(container.name(), container.image()),
                        "name the image by its digest, @sha256:…"));
    }

    private static Stream<Violation> imageMovingTag(Plan plan) {
        var rolledOut = rolledOut(plan);
        return PlannedContainer.in(plan)
                .filter(container -> isLatest(container.image()))
                .filter(container -> !rolledOut.contains(container.image()))
                .map(container -> Violation.of(
                        container.task(),
                        "runs the container %s from %s, which moves with every push"
                                .formatted(container.name(), container.image()),
                        "name a version or a digest"));
    }

    /** The images that a function rolls out when they are pushed: by copies of the task definition, with the digest. */
    private static Set<String> rolledOut(Plan plan) {
        return plan.ofType(Function.class).stream()
                .map(function -> function.text("environment.variables.REPOSITORY_URL") + ":"
                        + function.text("environment.variables.TAG"))
                .collect(Collectors.toSet());
    }

    static boolean hasDigest(String image) {
        return ImageReference.parse(image)
                .filter(reference -> reference.digest().isPresent())
                .isPresent();
    }

    /** Whether an image is that of the tag {@code latest}; a text that is not a reference counts as one. */
    static boolean isLatest(String image) {
        return ImageReference.parse(image).map(ImageReference::isLatest).orElse(true);
    }
}
