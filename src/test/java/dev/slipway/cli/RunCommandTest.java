package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.slipway.testing.DeployedStackFixture;
import dev.slipway.testing.DeployedStackHarness;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class RunCommandTest extends DeployedStackHarness {

    @BeforeEach
    void deploy() {
        aws.answers("DescribeServices", DeployedStackFixture.service(2, 7))
                .answers("DescribeTaskDefinition", DeployedStackFixture.definition(7, "nginx:1"))
                .answers(
                        "GetLogEvents",
                        "{\"events\": [{\"timestamp\": 1, \"message\": \"hello\"}],"
                                + " \"nextForwardToken\": \"f/1\"}",
                        "{\"events\": [], \"nextForwardToken\": \"f/1\"}")
                .answers("StopTask", "{}");
    }

    private void starts() {
        aws.answers("RunTask", "{\"tasks\": [{\"taskArn\": \"%s\"}]}".formatted(DeployedStackFixture.TASK));
    }

    private void ends(int code) {
        starts();
        aws.answers("DescribeTasks", """
                {"tasks": [{"taskArn": "%s", "lastStatus": "STOPPED", "containers": [{"name": "orders", "exitCode": %d}]}]}
                """.formatted(DeployedStackFixture.TASK, code));
    }

    @Test
    void theLogIsTheOutputAndTheExitCodeIsTheCommands() {
        ends(42);

        assertThat(run("run", "dev", "orders", "--", "date", "-u")).isEqualTo(42);

        assertThat(out).hasToString("hello\n");
        assertThat(err).hasToString("""
                task 9f102a42 of orders, revision 7: date -u
                the command exited with 42
                """);
    }

    @Test
    void jsonHasTheTaskAndItsExitCode() {
        ends(0);

        assertThat(run("run", "--json", "dev", "orders", "--", "date")).isZero();

        assertThat(JsonParser.parseString(out.toString()))
                .isEqualTo(JsonParser.parseString(
                        "{\"task\": \"%s\", \"exitCode\": 0, \"failure\": null}".formatted(DeployedStackFixture.TASK)));
        assertThat(err.toString()).contains("hello\n");
    }

    @Test
    void aDetachedTaskIsNotWaitedFor() {
        starts();

        assertThat(run("run", "--detach", "dev", "orders", "--", "date")).isZero();

        assertThat(out).hasToString(DeployedStackFixture.TASK + "\n");
        assertThat(aws.requests("DescribeTasks")).isEmpty();
    }

    @Test
    void aTaskThatCannotStartHasItsOwnExitCode() {
        aws.answers("RunTask", "{\"tasks\": [], \"failures\": [{\"reason\": \"RESOURCE:ENI\"}]}");

        assertThat(run("run", "dev", "orders", "--", "date")).isEqualTo(125);
        assertThat(run("run", "dev", "quotes", "--", "date")).isEqualTo(125);

        assertThat(err).hasToString("""
                the task of orders did not start: RESOURCE:ENI
                quotes is a Lambda function without tasks; ./slipway logs dev quotes shows its log, aws lambda invoke calls it
                """);
    }

    @Test
    void aCallWithoutACommandIsWrong() {
        assertThat(run("run", "dev", "orders", "date")).isEqualTo(2);
        assertThat(err.toString()).startsWith("name the command after --, as in ./slipway run dev orders -- date\n");

        assertThat(run("run", "dev", "orders", "x", "--", "date")).isEqualTo(2);
        assertThat(err.toString()).contains("put -- before the command, as in ./slipway run dev orders -- date\n");
    }

    /** As a process of its own: a signal ends it. */
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void ctrlCStopsTheTask() throws IOException, InterruptedException {
        starts();
        aws.answers("DescribeTasks", """
                {"tasks": [{"taskArn": "%s", "lastStatus": "RUNNING", "containers": []}]}
                """.formatted(DeployedStackFixture.TASK));
        var process = process(programs(), "run", "dev", "orders", "--", "sleep", "1000")
                .redirectErrorStream(true)
                .start();
        try (var lines = process.inputReader()) {
            assertThat(lines.lines().filter("task 9f102a42 is RUNNING"::equals).findFirst())
                    .isPresent();
            process.destroy();
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }

        assertThat(process.exitValue()).isEqualTo(143);
        assertThat(aws.requests("StopTask")).singleElement().asString().contains(DeployedStackFixture.TASK);
    }
}
