package dev.slipway.controllers.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.ecs.model.Compatibility;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

@SuppressWarnings("unchecked") // The SDK's builders take lambdas as generic varargs.
class RevisionTest {
    private static final String REPOSITORY = "registry:5000/shop/orders";
    private static final String DIGEST = "sha256:" + "a".repeat(64);

    @ParameterizedTest
    @CsvSource({
        "nginx,nginx,''",
        "nginx:1.27,nginx,''",
        "registry:5000/shop/orders,registry:5000/shop/orders,''",
        "registry:5000/shop/orders:live,registry:5000/shop/orders,''",
        "registry:5000/shop/orders@sha256:1,registry:5000/shop/orders,sha256:1",
        "registry:5000/shop/orders:live@sha256:1,registry:5000/shop/orders,sha256:1"
    })
    void anImageIsReadAsContainersNameIt(String text, String repository, String digest) {
        assertThat(ImageName.of(text)).isEqualTo(new ImageName(repository, digest));
    }

    @Test
    void onlyContainersFromTheRepositoryGetTheDigest() {
        var revision = new Revision(
                TaskDefinition.builder()
                        .family("orders")
                        .containerDefinitions(
                                container -> container.name("orders").image(REPOSITORY + ":live"),
                                container -> container.name("proxy").image("nginx:1.27"))
                        .build(),
                List.of());
        var copy = revision.at(REPOSITORY, DIGEST, Optional.empty());
        assertThat(copy.containerDefinitions())
                .extracting(container -> container.image())
                .containsExactly(REPOSITORY + "@" + DIGEST, "nginx:1.27");
    }

    /** A newer SDK that knows more of a task definition makes this fail, so that none of it is lost. */
    @Test
    void allThatARevisionAndItsRegistrationShareIsCopied() {
        var shared = new TreeSet<>(names(TaskDefinition.builder().sdkFields()));
        shared.retainAll(names(RegisterTaskDefinitionRequest.builder().sdkFields()));
        assertThat(shared)
                .containsExactly(
                        "containerDefinitions",
                        "cpu",
                        "enableFaultInjection",
                        "ephemeralStorage",
                        "executionRoleArn",
                        "family",
                        "inferenceAccelerators",
                        "ipcMode",
                        "memory",
                        "networkMode",
                        "pidMode",
                        "placementConstraints",
                        "proxyConfiguration",
                        "requiresCompatibilities",
                        "runtimePlatform",
                        "taskRoleArn",
                        "volumes");
        var full = TaskDefinition.builder()
                .family("orders")
                .cpu("256")
                .memory("512")
                .enableFaultInjection(true)
                .ephemeralStorage(storage -> storage.sizeInGiB(30))
                .executionRoleArn("execution")
                .taskRoleArn("task")
                .inferenceAccelerators(accelerator -> accelerator.deviceName("d"))
                .ipcMode("task")
                .pidMode("task")
                .networkMode("awsvpc")
                .placementConstraints(constraint -> constraint.expression("e"))
                .proxyConfiguration(proxy -> proxy.containerName("proxy"))
                .requiresCompatibilities(Compatibility.FARGATE)
                .runtimePlatform(platform -> platform.cpuArchitecture("ARM64"))
                .volumes(volume -> volume.name("data"))
                .containerDefinitions(container -> container.name("proxy").image("nginx"))
                .build();
        var copy = new Revision(full, List.of()).at(REPOSITORY, DIGEST, Optional.empty());
        for (var name : shared) {
            assertThat(value(copy.sdkFields(), name, copy))
                    .as(name)
                    .isNotNull()
                    .isEqualTo(value(full.sdkFields(), name, full));
        }
    }

    private static Set<String> names(List<SdkField<?>> fields) {
        return fields.stream()
                .map(SdkField::memberName)
                .map(RevisionTest::lower)
                .collect(Collectors.toSet());
    }

    private static Object value(List<SdkField<?>> fields, String name, Object of) {
        return fields.stream()
                .filter(field -> lower(field.memberName()).equals(name))
                .findFirst()
                .orElseThrow()
                .getValueOrDefault(of);
    }

    private static String lower(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
