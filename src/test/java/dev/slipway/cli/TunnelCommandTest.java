package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.slipway.testing.DeployedStackFixture;
import dev.slipway.testing.DeployedStackHarness;
import dev.slipway.testing.FakePrograms;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TunnelCommandTest extends DeployedStackHarness {

    @BeforeEach
    void deploy() {
        aws.answersEach(
                        "DescribeServices",
                        body -> DeployedStackFixture.service(1, body.contains("orders-service") ? 7 : 1))
                .answersEach(
                        "DescribeTaskDefinition",
                        body -> body.contains(":7")
                                ? DeployedStackFixture.definition(7, "nginx:1")
                                : DeployedStackFixture.definition(1, "nginx:1").replace("shop.cluster-1", "other"))
                .answers("ListTasks", "{\"taskArns\": [\"%s\"]}".formatted(DeployedStackFixture.TASK))
                .answers(
                        "StartSession",
                        "{\"SessionId\": \"me-1\", \"StreamUrl\": \"wss://ssm/1\", \"TokenValue\": \"hunter2\"}");
    }

    @Override
    protected FakePrograms programs(String outputs) {
        return super.programs(outputs).add("session-manager-plugin", """
                test "$1" = --version && { echo 1.2.707.0; exit; }
                echo "$5" > "$FAKES/request"
                """);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void aLocalPortIsForwardedToTheDatabaseThroughATaskOfALinkedService() throws IOException {
        aws.answers("DescribeTasks", DeployedStackFixture.running(true, "RUNNING"));
        var port = freePort();

        assertThat(run("tunnel", "dev", "--local-port", Integer.toString(port)))
                .as(err.toString())
                .isZero();

        var request = JsonParser.parseString("""
                {"Target": "ecs:shop-dev-cluster_9f102a42_9f102a42-2",
                 "DocumentName": "AWS-StartPortForwardingSessionToRemoteHost",
                 "Parameters": {"host": ["shop.cluster-1.eu-west-1.rds.amazonaws.com"], "portNumber": ["3306"],
                                "localPortNumber": ["%d"]}}
                """.formatted(port));
        assertThat(JsonParser.parseString(aws.requests("StartSession").get(0))).isEqualTo(request);
        assertThat(JsonParser.parseString(Files.readString(folder.resolve("request"))))
                .isEqualTo(request);
        assertThat(out).hasToString("""
                127.0.0.1:%d forwards to shop.cluster-1.eu-west-1.rds.amazonaws.com:3306 through task 9f102a42; Ctrl-C closes it
                user and password: aws secretsmanager get-secret-value --secret-id %s
                the certificate is that of shop.cluster-1.eu-west-1.rds.amazonaws.com: verify it against that name, not 127.0.0.1
                """.formatted(port, DeployedStackFixture.SECRET));
    }

    private void refused(String outputs, String message, String... words) {
        assertThat(run(programs(outputs).machine(), words)).isEqualTo(1);
        assertThat(err).hasToString(message + "\n");
        assertThat(aws.requests("StartSession")).isEmpty();
    }

    @Test
    void aTakenPortIsRefusedWithAnother() throws IOException {
        aws.answers("DescribeTasks", DeployedStackFixture.running(true, "RUNNING"));
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = taken.getLocalPort();
            refused(
                    DeployedStackFixture.OUTPUTS,
                    "port %d is in use or not allowed; name another one, such as --local-port %d"
                            .formatted(port, port + 10_000 > 65_535 ? 13_306 : port + 10_000),
                    "tunnel",
                    "dev",
                    "--local-port",
                    Integer.toString(port));
        }
    }

    @Test
    void aPortThatCannotBeIsRefused() {
        assertThat(run("tunnel", "dev", "--local-port", "65536")).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("Invalid value for option '--local-port': '65536' is not a port; use 1 to 65535\n");
    }

    @Test
    void aServiceThatDoesNotUseTheDatabaseIsRefused() throws IOException {
        refused(
                DeployedStackFixture.OUTPUTS,
                "tunnel does not use the database; in the stack dev: orders",
                "tunnel",
                "dev",
                "tunnel",
                "--local-port",
                Integer.toString(freePort()));
    }

    @Test
    void tasksWithoutEcsExecAreRefused() throws IOException {
        aws.answers("DescribeTasks", DeployedStackFixture.running(false, "RUNNING"));

        refused(
                DeployedStackFixture.OUTPUTS,
                "the tasks of orders have no ECS Exec: set exec: true in slipway:services.orders, then pulumi up -s dev",
                "tunnel",
                "dev",
                "--local-port",
                Integer.toString(freePort()));
    }

    @Test
    void aStackWithoutADatabaseIsRefused() {
        refused(
                "{\"cluster_arn\": \"%s\"}".formatted(DeployedStackFixture.CLUSTER),
                "the stack dev has no database: slipway:database creates one",
                "tunnel",
                "dev");
    }
}
