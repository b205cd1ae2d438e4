package dev.slipway.awsapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.ecs.model.Compatibility;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

@SuppressWarnings("unchecked") // The SDK's builders take lambdas as generic varargs.
class RevisionCopyTest {
    /** A definition with a value in every field that a registration has too. */
    private static final TaskDefinition FULL = TaskDefinition.builder()
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

    /** Fails when a newer SDK knows a field that the copy leaves out; the controllers have the same test. */
    @Test
    void everySharedFieldOfARevisionIsCopied() {
        var shared = new TreeSet<>(names(FULL.sdkFields()));
        shared.retainAll(names(RegisterTaskDefinitionRequest.builder().sdkFields()));
        var request = new RevisionCopy(FULL, Map.of("team", "shop")).request();

        assertThat(shared).hasSizeGreaterThanOrEqualTo(17);
        for (var name : shared) {
            assertThat(value(request.sdkFields(), name, request))
                    .as(name)
                    .isNotNull()
                    .isEqualTo(value(FULL.sdkFields(), name, FULL));
        }
        assertThat(request.tags())
                .extracting(tag -> tag.key() + "=" + tag.value())
                .containsExactly("team=shop");
    }

    private static Set<String> names(List<SdkField<?>> fields) {
        return fields.stream().map(SdkField::memberName).collect(Collectors.toSet());
    }

    private static Object value(List<SdkField<?>> fields, String name, Object owner) {
        return fields.stream()
                .filter(field -> field.memberName().equals(name))
                .findFirst()
                .orElseThrow()
                .getValueOrDefault(owner);
    }
}
