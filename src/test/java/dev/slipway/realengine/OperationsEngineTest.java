package dev.slipway.realengine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.slipway.testing.FakePrograms;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that change a stack after a real {@code up}. */
class OperationsEngineTest extends EngineHarness {
    @TempDir
    private Path programs;

    @BeforeEach
    void writePrograms() {
        new FakePrograms(programs).add("session-manager-plugin", """
                test "$1" = --version && { echo 1.2.707.0; exit; }
                echo "$5" > "$FAKES/request"
                """);
    }

    @Test
    void commandsOperateADeployedStack() throws IOException {
        try (var operated = OperatedStack.create()) {
            operated.stack().up();

            commandsRunInTasks(operated);
            aPortLeadsToTheDatabase(operated);
            aServiceWakesAndSleeps(operated);
            servicesGoBackToAnEarlierRelease(operated);
        }
    }

    private void commandsRunInTasks(OperatedStack operated) throws IOException {
        var shell = operated.callWith(programs, "exec", "operated", "orders");
        assertThat(shell.code()).as(shell.err()).isZero();
        assertThat(request().get("Target").getAsString())
                .matches("ecs:slipway-operated-cluster_[0-9a-f-]{36}_[0-9a-f-]{36}-0");
        assertThat(operated.callWith(programs, "exec", "operated", "quotes").err())
                .startsWith("quotes is a Lambda function without tasks; ./slipway logs operated quotes shows its log");

        var failed = operated.call("run", "operated", "orders", "--", "sh", "-c", "exit 3");
        assertThat(failed.code()).isEqualTo(3);
        assertThat(failed.out()).isEqualTo("the command exits with 3\n");
        assertThat(failed.err())
                .matches("(?s)task \\S+ of orders, revision 1: sh -c exit 3\n.*the command exited with 3\n");
        var succeeded = operated.call("run", "operated", "orders", "--json", "--", "date");
        assertThat(succeeded.code()).as(succeeded.err()).isZero();
        assertThat(json(succeeded.out()).get("exitCode").getAsInt()).isZero();
    }

    private void aPortLeadsToTheDatabase(OperatedStack operated) throws IOException {
        var port = Integer.toString(freePort());
        var tunnel = operated.callWith(programs, "tunnel", "operated", "--local-port", port);
        assertThat(tunnel.code()).as(tunnel.err()).isZero();
        assertThat(tunnel.out())
                .startsWith("127.0.0.1:%s forwards to slipway-operated-database.cluster-".formatted(port))
                .contains("user and password: aws secretsmanager get-secret-value --secret-id arn:aws:secretsmanager:");
        assertThat(request().getAsJsonObject("Parameters").getAsJsonArray("localPortNumber"))
                .hasToString("[\"%s\"]".formatted(port));
    }

    private static void aServiceWakesAndSleeps(OperatedStack operated) {
        assertThat(operated.call("wake", "operated", "orders").err())
                .isEqualTo("orders has no sleep in its settings; services of the stack operated with it: tunnel\n");
        operated.call("kill", "operated");
        assertThat(operated.call("exec", "operated", "tunnel").err()).startsWith("the session-manager-plugin of AWS");

        var woken = operated.call("wake", "operated");
        assertThat(woken.code()).as(woken.err()).isZero();
        assertThat(woken.out()).matches("tunnel is awake: \\d+\\.\\d+\\.\\d+\\.\\d+\n");
        assertThat(woken.err()).startsWith("tunnel: the desired count was 0, now it is 1\n");

        var used = operated.call("sleep", "operated", "tunnel");
        assertThat(used.code()).isEqualTo(1);
        assertThat(used.out())
                .matches("tunnel stays awake: it has been awake for \\d+ s, less than \\d+ s;"
                        + " slipway kill stops it anyway\n");
        operated.aws().anHourPasses();
        EmulatedCallers.publishIdle(operated.aws(), "Tunnel", "tunnel");
        var asleep = operated.call("sleep", "operated", "--json");
        assertThat(asleep.code()).as(asleep.out() + asleep.err()).isZero();
        assertThat(json(asleep.out()).get("decision").getAsString()).isEqualTo("putToSleep");

        assertThat(operated.call("wake", "operated", "--no-wait").out()).matches("tunnel is (starting|awake).*\n");
        assertThat(operated.call("kill", "operated").out()).isEqualTo("tunnel is killed: the desired count is 0\n");
        operated.stack().previewExpectingNoChange();
    }

    private void servicesGoBackToAnEarlierRelease(OperatedStack operated) {
        var stack = operated.stack();
        assertThat(operated.call("rollback", "operated", "orders").err())
                .isEqualTo("orders has no earlier release without a failure:"
                        + " --list shows all releases, --to accepts any of them\n");
        stack.replaceInStackFile("nginx:1.29", "nginx:1.30");
        stack.replaceInStackFile("quotes:1", "quotes:2");
        stack.up();

        var back = operated.call("rollback", "operated", "orders");
        assertThat(back.code()).as(back.err()).isZero();
        assertThat(back.out()).isEqualTo("orders runs release 1 as revision 3: public.ecr.aws/nginx/nginx:1.29\n");
        assertThat(back.err())
                .contains("to keep it: set image: public.ecr.aws/nginx/nginx:1.29 in slipway:services.orders")
                .contains("the database schema is not rolled back");
        assertThat(operated.call("rollback", "operated", "orders", "--list").out())
                .matches("(?s)RELEASE .*\n2 +was rolled back .*nginx:1.30\n1 +runs .*nginx:1.29\n");
        assertThat(stack.up().changes()).as("an up without a change").isEmpty();
        assertThat(runs(operated)).endsWith(":3");

        assertThat(stack.refresh().changes()).anyMatch(change -> change.endsWith("::orders-service"));
        stack.up();
        assertThat(runs(operated)).as("after a refresh and an up").endsWith(":2");

        var function = operated.call("rollback", "operated", "quotes", "--json");
        assertThat(function.code()).as(function.err()).isZero();
        assertThat(json(function.out()).get("runsAs").getAsString()).isEqualTo("version 1");
        assertThat(operated.call("rollback", "operated", "quotes", "--list").out())
                .matches("(?s)RELEASE .*\n2 +kept [^\n]*quotes@sha256:\\w{64}\n1 +runs [^\n]*quotes@sha256:\\w{64}\n");
    }

    @Test
    void aRollbackOfAServiceWithAPushedImageChangesOnlyTheImage() {
        try (var operated = OperatedStack.create("src/test/engine/Pulumi.pushed.yaml")) {
            var stack = operated.stack();
            stack.up();
            var first = EmulatedCallers.push(operated.aws(), "slipway-pushed/worker", "live", "one");
            stack.replaceInStackFile("LOG_LEVEL: info", "LOG_LEVEL: debug");
            stack.up();
            EmulatedCallers.push(operated.aws(), "slipway-pushed/worker", "live", "two");

            var back = operated.call("rollback", "pushed");
            assertThat(back.code()).as(back.err()).isZero();
            assertThat(back.out()).endsWith("/slipway-pushed/worker@%s\n".formatted(first));
            assertThat(definition(operated, "pushed"))
                    .contains("@" + first)
                    .contains("\"name\":\"LOG_LEVEL\",\"value\":\"debug\"");
            stack.previewExpectingNoChange();
            stack.refreshExpectingNoDrift();

            var third = EmulatedCallers.push(operated.aws(), "slipway-pushed/worker", "live", "three");
            assertThat(definition(operated, "pushed")).as("after the next push").contains("@" + third);
            var again = operated.call("rollback", "pushed", "worker", "--json");
            assertThat(again.code()).as(again.err()).isZero();
            assertThat(json(again.out()).get("digest").getAsString())
                    .as("what was rolled back is passed over")
                    .isEqualTo(first);
        }
    }

    private JsonObject request() throws IOException {
        return json(Files.readString(programs.resolve("request")));
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The task definition of the service orders. */
    private static String runs(OperatedStack operated) {
        var name = operated.call("outputs", "operated", "service_name.orders")
                .out()
                .strip();
        return service(operated.aws(), "operated", name).get("taskDefinition").getAsString();
    }

    private static JsonObject service(EmulatedAws aws, String stack, String name) {
        return ecs(
                        aws,
                        "DescribeServices",
                        "{\"cluster\": \"slipway-%s-cluster\", \"services\": [\"%s\"]}".formatted(stack, name))
                .getAsJsonArray("services")
                .get(0)
                .getAsJsonObject();
    }

    /** The task definition of the service worker. */
    private static String definition(OperatedStack operated, String stack) {
        var name = operated.call("outputs", stack, "service_name.worker").out().strip();
        var revision =
                service(operated.aws(), stack, name).get("taskDefinition").getAsString();
        return ecs(operated.aws(), "DescribeTaskDefinition", "{\"taskDefinition\": \"%s\"}".formatted(revision))
                .toString();
    }

    private static JsonObject ecs(EmulatedAws aws, String action, String body) {
        return aws.json(REGION, "ecs", "AmazonEC2ContainerServiceV20141113." + action, body);
    }
}
