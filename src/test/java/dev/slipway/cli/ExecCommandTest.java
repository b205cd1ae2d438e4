package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.slipway.testing.DeployedStackFixture;
import dev.slipway.testing.DeployedStackHarness;
import dev.slipway.testing.FakePrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecCommandTest extends DeployedStackHarness {
    private static final String SESSION = """
            {"session": {"sessionId": "ecs-execute-command-1", "streamUrl": "wss://ssm/1", "tokenValue": "hunter2"}}
            """;

    private void running(boolean exec, String agent) {
        aws.answers("ListTasks", "{\"taskArns\": [\"%s\"]}".formatted(DeployedStackFixture.TASK))
                .answers("DescribeTasks", DeployedStackFixture.running(exec, agent))
                .answers("ExecuteCommand", SESSION);
    }

    private int run(FakePrograms programs, String... words) {
        return run(
                programs.addPulumi("dev", DeployedStackFixture.OUTPUTS)
                        .with("AWS_PROFILE", "shop")
                        .machine(),
                words);
    }

    /** A plugin of a version that records what it is called with. */
    private FakePrograms plugin(String version, int code) {
        return new FakePrograms(folder).add("session-manager-plugin", """
                test "$1" = --version && { echo %s; exit; }
                for word in "$@"; do echo "$word"; done > "$FAKES/arguments"
                echo "$AWS_SSM_START_SESSION_RESPONSE" > "$FAKES/response"
                exit %d
                """.formatted(version, code));
    }

    private List<String> arguments() throws IOException {
        return Files.readAllLines(folder.resolve("arguments"));
    }

    @Test
    void aShellIsOpenedInARunningTaskByThePlugin() throws IOException {
        running(true, "RUNNING");

        assertThat(run(plugin("1.2.707.0", 0), "exec", "dev", "orders"))
                .as(err.toString())
                .isZero();

        var request =
                JsonParser.parseString(aws.requests("ExecuteCommand").get(0)).getAsJsonObject();
        assertThat(request.get("command").getAsString()).isEqualTo("/bin/sh");
        assertThat(request.get("container").getAsString()).isEqualTo("orders");
        assertThat(request.get("task").getAsString()).isEqualTo(DeployedStackFixture.TASK);
        assertThat(request.get("interactive").getAsBoolean()).isTrue();
        assertThat(arguments().subList(0, 5))
                .containsExactly(
                        "AWS_SSM_START_SESSION_RESPONSE",
                        "eu-west-1",
                        "StartSession",
                        "shop",
                        "{\"Target\":\"ecs:shop-dev-cluster_9f102a42_9f102a42-2\"}");
        assertThat(arguments().get(5)).startsWith("http://127.0.0.1:");
        assertThat(JsonParser.parseString(Files.readString(folder.resolve("response"))))
                .isEqualTo(JsonParser.parseString("{\"SessionId\": \"ecs-execute-command-1\","
                        + " \"StreamUrl\": \"wss://ssm/1\", \"TokenValue\": \"hunter2\"}"));
        assertThat(err).hasToString("task 9f102a42 of orders, container orders\n");
    }

    @Test
    void anOldPluginGetsTheSessionAsAnArgument() throws IOException {
        running(true, "RUNNING");

        assertThat(run(plugin("1.2.497.0", 0), "exec", "dev", "orders")).isZero();

        assertThat(arguments().get(0)).contains("\"TokenValue\":\"hunter2\"");
    }

    @Test
    void theExitCodeIsThatOfTheSession() {
        running(true, "RUNNING");

        assertThat(run(plugin("1.2.707.0", 7), "exec", "dev", "orders")).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "exec dev orders -- ls -la /tmp       | ls -la /tmp",
                "exec dev orders -- sh -c a;b it's    | sh -c 'a;b' 'it'\\''s'",
                "exec dev orders -- echo -- x         | echo -- x",
            })
    void aCommandKeepsItsWords(String words, String command) {
        running(true, "RUNNING");

        assertThat(run(plugin("1.2.707.0", 0), words.split(" +")))
                .as(err.toString())
                .isZero();

        assertThat(JsonParser.parseString(aws.requests("ExecuteCommand").get(0))
                        .getAsJsonObject()
                        .get("command")
                        .getAsString())
                .isEqualTo(command);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "false | RUNNING | exec dev orders                  | the tasks of orders have no ECS Exec:"
                        + " set exec: true in slipway:services.orders, then pulumi up -s dev",
                "true  | RUNNING | exec dev orders --container prox | the tasks of orders have no container prox;"
                        + " they have proxy, orders",
                "true  | PENDING | exec dev orders                  | the agent of ECS Exec does not run in the tasks of"
                        + " orders: try again in a few seconds; if it still does not run, the tasks cannot reach Systems Manager:"
                        + " add ssmmessages to slipway:network.endpoints, or set network.nat",
                "true  | RUNNING | exec dev quotes                  | quotes is a Lambda function without tasks;"
                        + " ./slipway logs dev quotes shows its log, aws lambda invoke calls it",
                "true  | RUNNING | exec dev                         | the stack dev has several services; name one:"
                        + " orders, tunnel",
            })
    void obstaclesAreReportedWithTheirFix(boolean exec, String agent, String words, String message) {
        running(exec, agent);

        assertThat(run(plugin("1.2.707.0", 0), words.split(" "))).isEqualTo(1);

        assertThat(err).hasToString(message + "\n");
        assertThat(aws.requests("ExecuteCommand")).isEmpty();
    }

    @Test
    void anAgentThatIsNotConnectedIsReportedWithTheFix() {
        aws.answers("ListTasks", "{\"taskArns\": [\"%s\"]}".formatted(DeployedStackFixture.TASK))
                .answers("DescribeTasks", DeployedStackFixture.running(true, "RUNNING"))
                .refuses("ExecuteCommand", "TargetNotConnectedException", "The execute command failed");

        assertThat(run(plugin("1.2.707.0", 0), "exec", "dev", "orders")).isEqualTo(1);

        assertThat(err)
                .hasToString(
                        "the agent of ECS Exec in orders is not connected: try again in a few seconds;"
                                + " if it stays unconnected, add ssmmessages to slipway:network.endpoints, or set network.nat\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "tunnel | 0 | tunnel is asleep: ./slipway wake dev tunnel wakes it",
                "orders | 0 | orders has no task, since its count is 0: raise count in the settings, then pulumi up -s dev",
                "orders | 2 | no task of orders runs at the moment: ./slipway status dev orders shows the reason",
            })
    void aServiceWithoutATaskIsReportedWithTheCommandThatStartsOne(String service, int desired, String message) {
        aws.answers("ListTasks", "{\"taskArns\": []}")
                .answers("DescribeServices", DeployedStackFixture.service(desired, 7));

        assertThat(run(plugin("1.2.707.0", 0), "exec", "dev", service)).isEqualTo(1);

        assertThat(err).hasToString(message + "\n");
    }

    @Test
    void aMissingPluginIsNamedWithWhereToGetIt() {
        assertThat(run(new FakePrograms(folder), "exec", "dev", "orders")).isEqualTo(1);

        assertThat(err)
                .hasToString(
                        "the session-manager-plugin of AWS, which sessions require, is not on the PATH: see"
                                + " https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-working-with-install-plugin.html\n");
    }

    @Test
    void aCommandWithoutItsDashesIsAWrongCall() {
        assertThat(run(new FakePrograms(folder), "exec", "dev", "orders", "ls")).isEqualTo(2);

        assertThat(err.toString()).startsWith("put -- before the command, as in ./slipway exec dev orders -- date\n");
    }

    /** As a process of its own: Ctrl-C is typed into the session, which goes on. */
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aSignalDoesNotEndTheCommandBeforeTheSession() throws IOException, InterruptedException {
        running(true, "RUNNING");
        var programs = new FakePrograms(folder)
                .addPulumi("dev", DeployedStackFixture.OUTPUTS)
                .add("session-manager-plugin", """
                test "$1" = --version && { echo 1.2.707.0; exit; }
                echo open
                until test -e "$FAKES/end"; do sleep 0.1; done
                exit 7
                """);
        var process = process(programs, "exec", "dev", "orders").start();
        try (var lines = process.inputReader()) {
            assertThat(lines.lines().filter("open"::equals).findFirst()).isPresent();
            process.destroy();
            Files.createFile(folder.resolve("end"));
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }

        assertThat(process.exitValue()).isEqualTo(7);
    }
}
