package dev.slipway.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import com.pulumi.exceptions.RunException;
import dev.slipway.testing.FakeAws;
import dev.slipway.testing.FakeLogs;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

class LogReaderTest {
    private static final String ORDERS = "/shop-dev/orders";
    private static final String SLEEP = "/shop-dev/orders/sleep";
    private static final String CARTS = "/shop-dev/carts";
    private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");
    private static final DeployedStack STACK =
            new DeployedStack("dev", JsonParser.parseString("""
                    {
                      "cluster_arn": "arn:aws:ecs:eu-west-1:123456789012:cluster/shop-dev-cluster",
                      "service_name": {"orders": "orders-1", "carts": "carts-1"},
                      "log_group": {"orders": "/shop-dev/orders", "carts": "/shop-dev/carts"}
                    }
                    """).getAsJsonObject());

    private final List<String> read = new ArrayList<>();
    private FakeAws aws;
    private FakeLogs fake;
    private CloudWatchLogsClient logs;

    @BeforeEach
    void start() {
        aws = FakeAws.start();
        fake = new FakeLogs(aws, ORDERS, SLEEP, CARTS, "/shop-dev/orders-archive");
        logs = STACK.client(CloudWatchLogsClient.builder());
    }

    @AfterEach
    void stop() {
        logs.close();
        aws.close();
    }

    private LogReader reader(String since, String... services) {
        return new LogReader(
                logs,
                LogGroups.of(logs, STACK, List.of(services)),
                Instant.parse(since),
                Optional.empty(),
                InstantSource.fixed(NOW));
    }

    private List<String> read(LogReader reader) {
        read.clear();
        reader.read(line -> read.add(line.source() + " " + line.message()));
        return read;
    }

    @Test
    void theGroupsOfAServiceAndOfItsControllersAreOneLogByTime() {
        fake.log(ORDERS, "ecs/orders/1", "2026-01-31T09:58:00Z", "first")
                .log(SLEEP, "2026/01/31/[$LATEST]1", "2026-01-31T09:58:01Z", "second")
                .log(ORDERS, "ecs/proxy/1", "2026-01-31T09:58:02Z", "third")
                .log(ORDERS, "ecs/orders-firelens-0a1b2c", "2026-01-31T09:58:03Z", "fourth").log(
                CARTS, "ecs/carts/1", "2026-01-31T09:58:02.500Z", "of another service");

        assertThat(read(reader("2026-01-31T09:00:00Z", "orders")))
                .containsExactly("orders first", "orders/sleep second", "orders/proxy third", "orders fourth");
        assertThat(read(reader("2026-01-31T09:58:02Z", "orders", "carts")))
                .containsExactly("orders/proxy third", "carts of another service", "orders fourth");
    }

    @Test
    void everyPageIsRead() {
        for (var i = 10; i < 60; i++) {
            fake.log(ORDERS, "ecs/orders/1", "2026-01-31T09:58:%dZ".formatted(i), "line " + i);
            fake.log(SLEEP, "one", "2026-01-31T09:58:%d.5Z".formatted(i), "line " + i);
        }

        assertThat(read(reader("2026-01-31T09:00:00Z", "orders")))
                .hasSize(100)
                .startsWith("orders line 10", "orders/sleep line 10", "orders line 11")
                .endsWith("orders line 59", "orders/sleep line 59");
    }

    @Test
    void theNextReadHasNewAndLateEventsOnce() {
        var reader = reader("2026-01-31T09:00:00Z", "orders");
        fake.log(ORDERS, "ecs/orders/1", "2026-01-31T09:57:00Z", "old").log(
                ORDERS, "ecs/orders/1", "2026-01-31T09:59:00Z", "young");
        assertThat(read(reader)).containsExactly("orders old", "orders young");

        fake.log(SLEEP, "one", "2026-01-31T09:58:30Z", "late")
                .log(ORDERS, "ecs/orders/2", "2026-01-31T09:59:00Z", "at the same time").log(
                ORDERS, "ecs/orders/1", "2026-01-31T09:59:01Z", "next");
        assertThat(read(reader)).containsExactly("orders/sleep late", "orders at the same time", "orders next");
        assertThat(read(reader)).isEmpty();
    }

    @Test
    void aQuietLogIsNotReadAgainFromItsBeginning() {
        var reader = reader("2026-01-31T01:00:00Z", "carts");
        fake.log(CARTS, "ecs/carts/1", "2026-01-31T02:00:00Z", "in the night");
        read(reader);
        read(reader);

        assertThat(aws.requests("FilterLogEvents").get(1))
                .contains(
                        "\"startTime\":" + Instant.parse("2026-01-31T09:54:00Z").toEpochMilli());
    }

    @Test
    void aFilterIsCloudWatchs() {
        fake.log(ORDERS, "ecs/orders/1", "2026-01-31T09:58:00Z", "ERROR one").log(
                ORDERS, "ecs/orders/1", "2026-01-31T09:58:01Z", "well");
        var groups = LogGroups.of(logs, STACK, List.of("orders"));
        var since = Instant.parse("2026-01-31T09:00:00Z");

        assertThat(read(new LogReader(logs, groups, since, Optional.of("ERROR"), InstantSource.fixed(NOW))))
                .containsExactly("orders ERROR one");
    }

    @Test
    void readsArePacedByTheNumberOfLogGroups() {
        assertThat(reader("2026-01-31T09:00:00Z", "carts").pause()).isEqualTo(Duration.ofSeconds(2));
        var eight = new LogReader(
                logs,
                java.util.Collections.nCopies(8, new LogGroups.Group(ORDERS, "orders", "")),
                NOW,
                Optional.empty(),
                InstantSource.fixed(NOW));
        assertThat(eight.pause()).isEqualTo(Duration.ofMillis(2400));
    }

    @Test
    void aLogGroupThatIsGoneIsRefused() {
        aws.close();
        aws = FakeAws.start();
        new FakeLogs(aws, CARTS);
        var fresh = STACK.client(CloudWatchLogsClient.builder());

        assertThatThrownBy(() -> LogGroups.of(fresh, STACK, List.of("orders")))
                .isInstanceOf(RunException.class)
                .hasMessage(
                        "the log group /shop-dev/orders does not exist; run pulumi refresh and pulumi up -s dev to create it again");
        fresh.close();
    }
}
