package dev.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.pulumi.automation.OperationType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole stacks, applied by a Pulumi CLI to an emulated AWS. A stack file more is a line in a list here. */
@Tag("engine")
class StackEngineTest {
    private static final String REGION = "eu-west-1";
    private static final String WORKER = "src/test/engine/Pulumi.worker.yaml";

    @BeforeAll
    static void tellWhatIsMissing() {
        Prerequisites.missing().ifPresent(System.out::println);
    }

    @BeforeEach
    void checkPrerequisites() {
        assumeTrue(
                Prerequisites.missing().isEmpty(), () -> Prerequisites.missing().orElseThrow());
    }

    @AfterAll
    static void tellTimings() {
        System.out.print(EngineStack.TIMINGS.table());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pulumi.dev.yaml", "src/test/engine/Pulumi.fleet.yaml", "examples/private-api.yaml"})
    void aStackStaysAsItIsAndGoesAwayWhole(String file) {
        try (var aws = EmulatedAws.start();
                var stack = create(aws, file)) {
            var created = stack.up().count(OperationType.CREATE);

            assertThat(stack.previewExpectingNoChange().count(OperationType.SAME))
                    .isEqualTo(created);
            stack.refreshExpectingNoDrift();
            assertThat(stack.destroy().count(OperationType.DELETE)).isEqualTo(created);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = "Pulumi.prod.yaml")
    void aProtectedStackStaysAsItIsAndRefusesToBeDestroyed(String file) {
        try (var aws = EmulatedAws.start();
                var stack = create(aws, file)) {
            var created = stack.up().count(OperationType.CREATE);

            assertThat(stack.previewExpectingNoChange().count(OperationType.SAME))
                    .isEqualTo(created);
            stack.refreshExpectingNoDrift();
            assertThat(stack.destroyExpectingRefusal()).contains("protect");
            stack.refreshExpectingNoDrift();
        }
    }

    @Test
    void aServiceMovesBetweenBalancerAndApiWithoutReplacement() {
        try (var aws = EmulatedAws.start();
                var stack = create(aws, "src/test/engine/Pulumi.moved.yaml")) {
            assertThat(stack.up().outputs()).containsKeys("api_url", "url");

            stack.replaceInStackFile("ingress: api # first", "ingress: balancer");
            stack.replaceInStackFile("throttle: {rate: 5, burst: 9}", "timeout: 9");
            var moved = stack.up();

            assertThat(moved.changes()).anyMatch(change -> change.matches("(?i)update .*::first-service"));
            assertThat(moved.changes()).noneMatch(change -> change.matches("(?i).*replace.*"));
            stack.previewExpectingNoChange();
            stack.refreshExpectingNoDrift();
            stack.destroy();
        }
    }

    @Test
    void anUpFailsWithTheReasonWhenEcsRollsItsDeploymentBack() {
        try (var aws = EmulatedAws.start();
                var stack = create(aws, WORKER)) {
            stack.up();
            stack.replaceInStackFile("LOG_LEVEL: info", "SLIPWAY_EMULATE: rollback");

            assertThat(stack.upExpectingFailure())
                    .contains("ECS rolled the deployment of")
                    .contains("Essential container in task exited")
                    .contains("exited with 1")
                    .contains("it last logged to /slipway-worker/worker, ecs/worker/")
                    .contains("IllegalStateException: emulated failure at start");

            stack.replaceInStackFile("SLIPWAY_EMULATE: rollback", "LOG_LEVEL: debug");
            assertThat(stack.up().changes()).anyMatch(change -> change.contains("worker-service"));
            stack.previewExpectingNoChange();
        }
    }

    @Test
    void aChangeMadeByHandIsDriftAndTheNextUpUndoesIt() {
        try (var aws = EmulatedAws.start();
                var stack = create(aws, WORKER)) {
            stack.up();
            var tasks = Map.of("Filter.1.Name", "tag:Name", "Filter.1.Value.1", "worker-tasks");
            var group = EmulatedAws.element("groupId", aws.ec2(REGION, "DescribeSecurityGroups", tasks));
            aws.ec2(REGION, "CreateTags", Map.of("ResourceId.1", group, "Tag.1.Key", "Stack", "Tag.1.Value", "mine"));

            assertThat(stack.refresh().changes()).singleElement().asString().endsWith("::worker-tasks");
            assertThat(stack.up().changes()).anyMatch(change -> change.contains("worker-tasks"));
            stack.refreshExpectingNoDrift();
        }
    }

    private static EngineStack create(EmulatedAws aws, String file) {
        try {
            var path = Path.of(file);
            var name = path.getFileName().toString().replaceAll("^Pulumi\\.|\\.yaml$", "");
            var text = ExistingNetwork.createIn(aws, REGION).fillIn(Files.readString(path));
            return EngineStack.create(aws, name, text);
        } catch (IOException e) {
            throw new IllegalStateException("no stack file " + file, e);
        }
    }
}
