package dev.slipway.analysis.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.aws.ecs.Service;
import com.pulumi.aws.ecs.ServiceArgs;
import com.pulumi.aws.ecs.TaskDefinition;
import com.pulumi.aws.ecs.TaskDefinitionArgs;
import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RoleArgs;
import com.pulumi.aws.lambda.Function;
import com.pulumi.aws.lambda.FunctionArgs;
import com.pulumi.aws.lambda.inputs.FunctionEnvironmentArgs;
import com.pulumi.core.Output;
import dev.slipway.base.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerRulesTest {
    private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

    @Test
    void oneRoleForStartAndTaskIsABreach() {
        assertThat(Breaches.of(ContainerRules.SHARED_ROLE, ctx -> {
                    var role = role("both");
                    roles("orders", role.arn(), role.arn());
                }))
                .containsExactly("orders uses the execution role as its task role:"
                        + " create one role for the containers and one for ECS");
    }

    @Test
    void twoRolesOrNoTaskRoleAreNoBreach() {
        assertThat(Breaches.of(ContainerRules.SHARED_ROLE, ctx -> {
                    var execution = role("execution");
                    roles("orders", execution.arn(), role("task").arn());
                    new TaskDefinition(
                            "batch",
                            TaskDefinitionArgs.builder()
                                    .family("batch")
                                    .containerDefinitions("[]")
                                    .executionRoleArn(execution.arn())
                                    .build());
                }))
                .isEmpty();
    }

    @Test
    void aPrivilegedContainerIsABreach() {
        assertThat(Breaches.of(ContainerRules.ROOT_CONTAINER, ctx -> task(Map.of("name", "web", "privileged", true))))
                .containsExactly(
                        "orders runs the container web privileged: remove privileged, which Fargate does not support");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "root", "0:0", "root:wheel"})
    void aContainerWithTheUserRootIsABreach(String user) {
        assertThat(Breaches.of(ContainerRules.ROOT_CONTAINER, ctx -> task(Map.of("name", "web", "user", user))))
                .containsExactly(
                        "orders runs the container web as root: set another user, or remove the setting to use the image's user");
    }

    @Test
    void otherUsersAndLogRoutersAreNoBreach() {
        assertThat(Breaches.of(
                        ContainerRules.ROOT_CONTAINER,
                        ctx -> task(
                                Map.of("name", "web", "user", "1000:0"),
                                Map.of("name", "worker", "privileged", false),
                                Map.of(
                                        "name",
                                        "log-router",
                                        "user",
                                        "0",
                                        "firelensConfiguration",
                                        Map.of("type", "fluentbit")))))
                .isEmpty();
    }

    @Test
    void aWritableRootBesideAReadOnlyOneIsABreach() {
        assertThat(Breaches.of(
                        ContainerRules.WRITABLE_ROOT,
                        ctx -> task(
                                Map.of("name", "web", "readonlyRootFilesystem", true),
                                Map.of("name", "nginx"),
                                Map.of("name", "otel_collector"),
                                Map.of("name", "log_router", "firelensConfiguration", Map.of("type", "fluentbit")))))
                .containsExactly("orders runs the container nginx with a writable root file system:"
                        + " set readOnly to true, with a scratch volume for each path that the image writes to");
    }

    @Test
    void writableRootsAreNoBreachWithoutAReadOnlyOneAndWithEcsExec() {
        assertThat(Breaches.of(
                        ContainerRules.WRITABLE_ROOT,
                        ctx -> task(
                                Map.of("name", "web"), Map.of("name", "secret-files", "readonlyRootFilesystem", true))))
                .isEmpty();
        assertThat(Breaches.of(ContainerRules.WRITABLE_ROOT, ctx -> {
                    task(Map.of("name", "web", "readonlyRootFilesystem", true), Map.of("name", "nginx"));
                    new Service(
                            "shell",
                            ServiceArgs.builder()
                                    .enableExecuteCommand(true)
                                    .taskDefinition("arn:aws:ecs:eu-west-1:123456789012:task-definition/orders:1")
                                    .build());
                }))
                .isEmpty();
    }

    @Test
    void anImageNamedByItsTagIsABreachOfPinning() {
        assertThat(Breaches.of(
                        ContainerRules.IMAGE_PINNED, ctx -> task(Map.of("name", "web", "image", "nginx:1.29.3"))))
                .containsExactly("orders runs the container web from nginx:1.29.3, whose tag can move:"
                        + " name the image by its digest, @sha256:…");
    }

    @Test
    void anImageNamedByItsDigestIsPinned() {
        assertThat(Breaches.of(
                        ContainerRules.IMAGE_PINNED,
                        ctx -> task(
                                Map.of("name", "web", "image", "nginx@" + DIGEST),
                                Map.of("name", "api", "image", "registry:5000/api:7@" + DIGEST))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nginx", "nginx:latest", "registry:5000/nginx", "public.ecr.aws/nginx/nginx:latest"})
    void theTagLatestIsABreach(String image) {
        assertThat(Breaches.of(ContainerRules.IMAGE_MOVING_TAG, ctx -> task(Map.of("name", "web", "image", image))))
                .containsExactly(
                        "orders runs the container web from %s, whose tag moves with every push: name a version or a digest"
                                .formatted(image));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nginx:1.29.3", "registry:5000/nginx:latest-lts", "nginx:latest@"})
    void otherTagsAndDigestsDoNotMove(String image) {
        var whole = image.endsWith("@") ? image + DIGEST : image;

        assertThat(Breaches.of(ContainerRules.IMAGE_MOVING_TAG, ctx -> task(Map.of("name", "web", "image", whole))))
                .isEmpty();
    }

    @Test
    void aTagThatIsRolledOutByItsDigestIsNoBreach() {
        for (var rule : List.of(ContainerRules.IMAGE_PINNED, ContainerRules.IMAGE_MOVING_TAG)) {
            assertThat(Breaches.of(rule, ctx -> {
                        rollOut("registry/shop/orders", "latest");
                        task(
                                Map.of("name", "orders", "image", "registry/shop/orders:latest"),
                                Map.of("name", "carts", "image", "registry/shop/carts:latest"));
                    }))
                    .as(rule.name())
                    .singleElement()
                    .asString()
                    .startsWith("orders runs the container carts from registry/shop/carts:latest, whose tag ");
        }
    }

    private static void rollOut(String repository, String tag) {
        new Function(
                "roll-out",
                FunctionArgs.builder()
                        .role("arn:aws:iam::123456789012:role/roll-out")
                        .environment(FunctionEnvironmentArgs.builder()
                                .variables(Map.of("REPOSITORY_URL", repository, "TAG", tag))
                                .build())
                        .build());
    }

    @ParameterizedTest
    @CsvSource({"nginx@sha256:0123, false", "nginx:sha256, false", "nginx, false"})
    void onlyAWholeDigestIsADigest(String image, boolean digest) {
        assertThat(ContainerRules.hasDigest(image)).isEqualTo(digest);
    }

    private static Role role(String name) {
        return new Role(
                name, RoleArgs.builder().assumeRolePolicy("{\"Statement\": []}").build());
    }

    private static void roles(String name, Output<String> execution, Output<String> task) {
        new TaskDefinition(
                name,
                TaskDefinitionArgs.builder()
                        .family(name)
                        .containerDefinitions("[]")
                        .executionRoleArn(execution)
                        .taskRoleArn(task)
                        .build());
    }

    private static void task(Object... containers) {
        new TaskDefinition(
                "orders",
                TaskDefinitionArgs.builder()
                        .family("orders")
                        .containerDefinitions(Json.text(List.of(containers)))
                        .build());
    }
}
