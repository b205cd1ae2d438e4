package dev.slipway.analysis.guard;

import com.pulumi.aws.ecs.Service;
import com.pulumi.aws.ecs.TaskDefinition;
import com.pulumi.aws.lambda.Function;
import dev.slipway.base.ImageReference;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules about the images, users and roles of containers. */
final class ContainerRules {
    static final GuardRule SHARED_ROLE = GuardRule.error(
            "shared-role",
            "The task role is not the task execution role.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-iam-roles.html",
            ContainerRules::sharedRole);

    static final GuardRule ROOT_CONTAINER = GuardRule.warning(
            "root-container",
            "No container is privileged or runs as root by its user setting.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html",
            ContainerRules::rootContainer);

    static final GuardRule IMAGE_PINNED = GuardRule.protectedError(
            "image-pinned",
            "Images are named by digest, or rolled out by digest.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html",
            ContainerRules::imagePinned);

    static final GuardRule IMAGE_MOVING_TAG = new GuardRule(
            "image-moving-tag",
            Severity.WARNING,
            RuleScope.UNPROTECTED,
            "Images have a tag other than latest, or a digest.",
            URI.create("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-considerations.html"),
            ContainerRules::imageMovingTag);

    static final GuardRule WRITABLE_ROOT = new GuardRule(
            "writable-root",
            Severity.WARNING,
            RuleScope.PROTECTED,
            "Where one container of a stack has a read-only root file system, the others have one, too.",
            URI.create("https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-5"),
            ContainerRules::writableRoot);

    /** The collector of traces, whose image AWS builds. */
    private static final String COLLECTOR = "otel_collector";

    private ContainerRules() {}

    private static Stream<Violation> sharedRole(Plan plan) {
        return plan.ofType(TaskDefinition.class).stream()
                .filter(task -> !task.text("taskRoleArn").isEmpty())
                .filter(task -> task.text("taskRoleArn").equals(task.text("executionRoleArn")))
                .map(task -> Violation.of(
                        task,
                        "uses the execution role as its task role",
                        "create one role for the containers and one for ECS"));
    }

    private static Stream<Violation> rootContainer(Plan plan) {
        // The FireLens log router needs root to create its socket: AWS's examples set user 0.
        var containers = PlannedContainer.in(plan)
                .filter(container -> !container.routesLogs())
                .toList();
        return Stream.concat(
                containers.stream()
                        .filter(PlannedContainer::privileged)
                        .map(container -> Violation.of(
                                container.task(),
                                "runs the container %s privileged".formatted(container.name()),
                                "remove privileged, which Fargate does not support")),
                containers.stream()
                        .filter(container -> container.user().matches("(root|0)(:.*)?"))
                        .map(container -> Violation.of(
                                container.task(),
                                "runs the container %s as root".formatted(container.name()),
                                "set another user, or remove the setting to use the image's user")));
    }

    private static Stream<Violation> writableRoot(Plan plan) {
        var own = PlannedContainer.in(plan)
                .filter(container -> !container.isSecretWriter())
                .toList();
        if (own.stream().noneMatch(PlannedContainer::readOnlyRoot)) {
            return Stream.empty();
        }
        return own.stream()
                .filter(container -> !container.readOnlyRoot() && !container.routesLogs())
                .filter(container -> !container.name().equals(COLLECTOR) && !allowsExec(plan, container.task()))
                .map(container -> Violation.of(
                        container.task(),
                        "runs the container %s with a writable root file system".formatted(container.name()),
                        "set readOnly to true, with a scratch volume for each path that the image writes to"));
    }

    /** True if a service allows ECS Exec in the tasks of a definition, which needs a writable root file system. */
    private static boolean allowsExec(Plan plan, PlannedResource task) {
        return plan.ofType(Service.class).stream()
                .filter(service -> service.flag("enableExecuteCommand"))
                .anyMatch(service ->
                        service.text("taskDefinition").contains("task-definition/%s:".formatted(task.text("family"))));
    }

    private static Stream<Violation> imagePinned(Plan plan) {
        var rolledOut = rolledOut(plan);
        return PlannedContainer.in(plan)
                .filter(container -> !hasDigest(container.image()) && !rolledOut.contains(container.image()))
                .map(container -> Violation.of(
                        container.task(),
                        "runs the container %s from %s, whose tag can move"
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
                        "runs the container %s from %s, whose tag moves with every push"
                                .formatted(container.name(), container.image()),
                        "name a version or a digest"));
    }

    /**
     * The images that a Lambda controller rolls out after a push: it registers a copy of the task definition with the
     * digest.
     */
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

    /** Returns true for the tag {@code latest}, and for a text that is not an image reference. */
    static boolean isLatest(String image) {
        return ImageReference.parse(image).map(ImageReference::isLatest).orElse(true);
    }
}
