package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.slipway.testing.DeployedStackHarness;
import dev.slipway.testing.FakeAws;
import dev.slipway.testing.FakeLogs;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine.Help;

class LogsCommandTest extends DeployedStackHarness {
    private static final String ORDERS = "/shop-dev/orders";
    private static final String OUTPUTS = """
            {
              "cluster_arn": "arn:aws:ecs:eu-west-1:123456789012:cluster/shop-dev-cluster",
              "service_name": {"orders": "orders-1", "carts": "carts-1"},
              "log_group": {"orders": "/shop-dev/orders", "carts": "/shop-dev/carts"}
            }
            """;

    private final FakeLogs logs = new FakeLogs(aws, ORDERS, "/shop-dev/carts");

    @Override
    protected String outputs() {
        return OUTPUTS;
    }

    @Test
    void linesOfAllServicesAreShownWithTimeAndSource() {
        logs.log(ORDERS, "ecs/orders/1", "2026-01-31T10:00:00.250Z", "one\n").log(
                "/shop-dev/carts", "ecs/carts/1", "2026-01-31T10:00:01Z", "two");

        assertThat(run(Help.Ansi.OFF, "logs", "dev", "--since", "2026-01-31T09:00:00Z"))
                .as(err.toString())
                .isZero();

        assertThat(out).hasToString("2026-01-31T10:00:00.250Z orders  one\n2026-01-31T10:00:01Z carts  two\n");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void theSourceIsColouredWhereColoursAreOn() {
        logs.log(ORDERS, "ecs/orders/1", "2026-01-31T10:00:00Z", "one");

        run(Help.Ansi.ON, "logs", "dev", "orders", "--since", "2026-01-31T09:00:00Z");

        assertThat(out.toString()).matches("2026-01-31T10:00:00Z \u001b\\[\\d+morders(\u001b\\[[\\d;]*m)+  one\n");
    }

    @Test
    void jsonIsALineForEachLine() {
        logs.log(ORDERS, "ecs/proxy/1", "2026-01-31T10:00:00Z", "a \"quoted\"\nword");

        assertThat(run(Help.Ansi.ON, "logs", "dev", "orders", "--json", "--since", "2026-01-31T09:00:00Z"))
                .isZero();

        assertThat(out.toString().lines()).hasSize(1);
        assertThat(JsonParser.parseString(out.toString())).isEqualTo(JsonParser.parseString("""
                {"time": "2026-01-31T10:00:00Z", "source": "orders/proxy", "group": "/shop-dev/orders",
                 "stream": "ecs/proxy/1", "message": "a \\"quoted\\"\\nword"}"""));
    }

    @Test
    void aDeniedCallIsReportedInOneLine() {
        aws.close();
        try (var denying = FakeAws.start()
                .refuses("DescribeLogGroups", "AccessDeniedException", "you may not logs:DescribeLogGroups")) {
            assertThat(run(Help.Ansi.OFF, "logs", "dev")).isEqualTo(1);
            assertThat(denying.requests("DescribeLogGroups")).hasSize(1);
        }

        assertThat(err)
                .hasToString(
                        "AWS denies the call: you may not logs:DescribeLogGroups; use credentials with this permission, or have the"
                                + " action allowed\n");
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void aFollowedLogContinuesUntilInterruptedAndEndsSilently() throws IOException, InterruptedException {
        logs.log(ORDERS, "ecs/orders/1", now(), "before");
        var running = process(programs(), "logs", "dev", "orders", "--follow").start();
        try (var told = new BufferedReader(new InputStreamReader(running.getInputStream()))) {
            assertThat(told.readLine()).endsWith(" orders  before");
            logs.log(ORDERS, "ecs/orders/1", now(), "after");
            assertThat(told.readLine()).endsWith(" orders  after");

            // SIGTERM, which the JVM takes as it does Ctrl-C: what runs in the background of a script ignores SIGINT.
            running.toHandle().destroy();
            assertThat(told.readLine()).isNull();
            assertThat(running.waitFor()).isEqualTo(143);
            assertThat(running.errorReader().lines().filter(line -> !line.contains("VM warning")))
                    .isEmpty();
        } finally {
            running.destroyForcibly();
        }
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
