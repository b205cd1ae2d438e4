package dev.slipway.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import com.pulumi.exceptions.RunException;
import dev.slipway.testing.DeployedStackFixture;
import dev.slipway.testing.FakeAws;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ecs.EcsClient;

class StandaloneRunTest {
    private static final String STARTED = "{\"tasks\": [{\"taskArn\": \"%s\"}]}".formatted(DeployedStackFixture.TASK);

    private final FakeAws aws = FakeAws.start();
    private final EcsClient ecs = DeployedStackFixture.deployed().client(EcsClient.builder());
    private final CloudWatchLogsClient logs = DeployedStackFixture.deployed().client(CloudWatchLogsClient.builder());
    private final List<String> told = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final StandaloneRun oneOff =
            new StandaloneRun(DeployedStackFixture.deployed(), "orders", ecs, logs, told::add, lines::add, () -> {});

    @BeforeEach
    void deploy() {
        aws.answers("DescribeServices", DeployedStackFixture.service(2, 7))
                .answers("DescribeTaskDefinition", DeployedStackFixture.definition(7, "nginx:1"))
                .answers("RunTask", STARTED)
                .answers("StopTask", "{}");
    }

    @AfterEach
    void stop() {
        ecs.close();
        logs.close();
        aws.close();
    }

    private static String task(String status, String container) {
        return "{\"tasks\": [{\"taskArn\": \"%s\", \"lastStatus\": \"%s\", \"containers\": [%s]}]}"
                .formatted(DeployedStackFixture.TASK, status, container);
    }

    private static String events(String next, String... messages) {
        var events = List.of(messages).stream()
                .map(message -> "{\"timestamp\": 1, \"message\": \"%s\"}".formatted(message))
                .toList();
        return "{\"events\": %s, \"nextForwardToken\": \"%s\"}".formatted(events, next);
    }

    @Test
    void theTaskIsOneOfTheServiceWithAnotherCommand() {
        oneOff.start(List.of("migrate", "--dry run"));

        var request = JsonParser.parseString(aws.requests("RunTask").get(0)).getAsJsonObject();
        assertThat(request.get("taskDefinition").getAsString()).isEqualTo(DeployedStackFixture.FAMILY + ":7");
        assertThat(request.get("launchType").getAsString()).isEqualTo("FARGATE");
        assertThat(request.get("networkConfiguration"))
                .isEqualTo(JsonParser.parseString(
                        "{\"awsvpcConfiguration\": {\"subnets\": [\"subnet-1\"], \"securityGroups\": [\"sg-1\"],"
                                + " \"assignPublicIp\": \"DISABLED\"}}"));
        assertThat(request.get("overrides"))
                .isEqualTo(
                        JsonParser.parseString(
                                "{\"containerOverrides\": [{\"name\": \"orders\", \"command\": [\"migrate\", \"--dry run\"]}]}"));
        assertThat(told).containsExactly("task 9f102a42 of orders, revision 7: migrate --dry run");
    }

    @Test
    void itsLinesComeWhileItRunsAndAfterItHasEnded() {
        aws.answers(
                        "DescribeTasks",
                        task("PENDING", ""),
                        task("RUNNING", ""),
                        task("RUNNING", ""),
                        task("STOPPED", "{\"name\": \"orders\", \"exitCode\": 0}"))
                .refuses("GetLogEvents", "ResourceNotFoundException", "The specified log stream does not exist.")
                .answers(
                        "GetLogEvents",
                        events("f/1", "one", "two"),
                        events("f/1"),
                        events("f/1"),
                        events("f/2", "three"),
                        events("f/2"),
                        events("f/3", "late"),
                        events("f/3"));

        var ended = oneOff.await(oneOff.start(List.of("date")));

        assertThat(ended.exitCode()).isEqualTo(OptionalInt.of(0));
        assertThat(ended.failure()).isEmpty();
        assertThat(lines).containsExactly("one", "two", "three", "late");
        assertThat(told).endsWith("task 9f102a42 is PENDING", "task 9f102a42 is RUNNING");
        assertThat(aws.requests("GetLogEvents").get(0)).contains("ecs/orders/9f102a42", "/shop-dev/orders");
    }

    @Test
    void aCommandThatFailsIsReportedWithItsExitCode() {
        aws.answers(
                        "DescribeTasks",
                        task(
                                "STOPPED",
                                "{\"name\": \"proxy\", \"exitCode\": 1}, {\"name\": \"orders\", \"exitCode\": 3}"))
                .answers("GetLogEvents", events("f/1"));

        var ended = oneOff.await(oneOff.start(List.of("date")));

        assertThat(ended.exitCode()).isEqualTo(OptionalInt.of(3));
        assertThat(ended.failure()).contains("the command exited with 3");
    }

    @Test
    void aCommandThatIsKilledIsReportedWithTheLikelyCause() {
        aws.answers(
                        "DescribeTasks",
                        task(
                                "STOPPED",
                                "{\"name\": \"orders\", \"exitCode\": 137, \"reason\": \"OutOfMemoryError: Container killed\"}"))
                .answers("GetLogEvents", events("f/1"));

        var ended = oneOff.await(oneOff.start(List.of("date")));

        assertThat(ended.exitCode()).isEqualTo(OptionalInt.of(137));
        assertThat(ended.failure().orElseThrow())
                .startsWith("the task failed: container orders exited with 137 (OutOfMemoryError: Container killed)")
                .contains("likely cause: the task used more memory than it has");
    }

    @Test
    void aTaskThatDoesNotStartHasNoExitCodeAndAReason() {
        aws.answers("DescribeTasks", """
                        {"tasks": [{"taskArn": "%s", "lastStatus": "STOPPED", "containers": [{"name": "orders"}],
                          "stoppedReason": "CannotPullContainerError: manifest unknown"}]}
                        """.formatted(DeployedStackFixture.TASK))
                .refuses("GetLogEvents", "ResourceNotFoundException", "The specified log stream does not exist.");

        var ended = oneOff.await(oneOff.start(List.of("date")));

        assertThat(ended.exitCode()).isEmpty();
        assertThat(ended.failure().orElseThrow())
                .startsWith("the task failed: CannotPullContainerError: manifest unknown")
                .contains("likely cause: the registry does not have this image");
    }

    @Test
    void aTaskThatEcsRefusesToStartIsReported() {
        try (var other = FakeAws.start()) {
            other.answers("DescribeServices", DeployedStackFixture.service(2, 7))
                    .answers("DescribeTaskDefinition", DeployedStackFixture.definition(7, "nginx:1"))
                    .answers("RunTask", "{\"tasks\": [], \"failures\": [{\"reason\": \"RESOURCE:ENI\"}]}");
            try (var client = DeployedStackFixture.deployed().client(EcsClient.builder())) {
                var refused = new StandaloneRun(
                        DeployedStackFixture.deployed(), "orders", client, logs, told::add, lines::add, () -> {});

                assertThatThrownBy(() -> refused.start(List.of("date")))
                        .isInstanceOf(RunException.class)
                        .hasMessage("the task of orders did not start: RESOURCE:ENI");
            }
        }
    }

    @Test
    void aTaskIsStoppedWithAReason() {
        oneOff.stop(oneOff.start(List.of("date")));

        assertThat(aws.requests("StopTask").get(0)).contains(DeployedStackFixture.TASK, "stopped by ./slipway run");
    }
}
