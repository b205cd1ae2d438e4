package dev.slipway.components.service;

import static dev.slipway.components.service.PlannedTask.container;
import static dev.slipway.components.service.PlannedTask.containers;
import static dev.slipway.components.service.PlannedTask.environment;
import static dev.slipway.components.service.PlannedTask.routed;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LogRouterTest {
    @Test
    void theLogRouterIsTheFirstContainerAndTheTaskEndsWithIt() {
        var router = containers(routed(true)).get(0).getAsJsonObject();

        assertThat(router.get("name").getAsString()).isEqualTo("log_router");
        assertThat(router.get("essential").getAsBoolean()).isTrue();
        assertThat(router.get("memoryReservation").getAsInt()).isEqualTo(100);
        assertThat(router.getAsJsonObject("firelensConfiguration"))
                .hasToString("{\"type\":\"fluentbit\",\"options\":{\"enable-ecs-log-metadata\":\"true\","
                        + "\"config-file-type\":\"file\",\"config-file-value\":\"/tmp/slipway.conf\"}}");
    }

    @Test
    void everyOtherContainerLogsToTheRouterAndStartsAfterIt() {
        var plan = routed(true);

        assertThat(List.of("web", "cache")).allSatisfy(name -> {
            var container = container(plan, name);
            assertThat(container
                            .getAsJsonObject("logConfiguration")
                            .get("logDriver")
                            .getAsString())
                    .isEqualTo("awsfirelens");
            assertThat(container.getAsJsonArray("dependsOn"))
                    .hasToString("[{\"containerName\":\"log_router\",\"condition\":\"START\"}]");
        });
        assertThat(container(plan, "log_router")
                        .getAsJsonObject("logConfiguration")
                        .toString())
                .contains("\"logDriver\":\"awslogs\"");
    }

    @Test
    void aContainersOptionsNameTheServicesOwnStream() {
        var plan = routed(false);

        var options = container(plan, "web").getAsJsonObject("logConfiguration").getAsJsonObject("options");
        assertThat(options.keySet()).containsExactly("Name", "region", "delivery_stream", "time_key", "retry_limit");
        assertThat(options.get("Name").getAsString()).isEqualTo("kinesis_firehose");
        assertThat(options.get("delivery_stream").getAsString()).startsWith("archive-web-stream-");
    }

    @Test
    void theRouterHasTheTimeToSendWhatItHolds() {
        var router = container(routed(false), "log_router");

        assertThat(environment(router)).containsEntry("SLIPWAY_FLUENT_BIT", "[SERVICE]\n    Flush 1\n    Grace 30\n");
        assertThat(router.get("stopTimeout").getAsInt()).isGreaterThan(30);
    }

    @Test
    void withAnArchiveCloudWatchAlsoGetsTheLogLines() {
        assertThat(environment(container(routed(true), "log_router"))).containsEntry("SLIPWAY_FLUENT_BIT", """
                        [SERVICE]
                            Flush 1
                            Grace 30
                        [OUTPUT]
                            Name cloudwatch_logs
                            Match *-firelens-*
                            region eu-west-1
                            log_group_name /slipway-test/web
                            log_stream_prefix ecs/
                            log_key log
                            retry_limit 5
                        """);
    }

    /** The very line, in a shell of this machine, with Fluent Bit and the file in other places. */
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void theRouterStartsFluentBitWithItsFileWritten(@TempDir Path folder) throws IOException, InterruptedException {
        var router = container(routed(true), "log_router");
        var line = router.getAsJsonArray("command")
                .get(0)
                .getAsString()
                .replace("/tmp", folder.toString())
                .replace("/fluent-bit/bin/fluent-bit", "echo");
        var shell = router.getAsJsonArray("entryPoint").asList().stream()
                .map(each -> each.getAsString())
                .toList();
        var process = new ProcessBuilder(shell.get(0), shell.get(1), line);
        process.environment().putAll(environment(router));

        var started = process.start();
        assertThat(new String(started.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("-c /fluent-bit/etc/fluent-bit.conf\n");
        assertThat(started.waitFor()).isZero();
        assertThat(Files.readString(folder.resolve("slipway.conf")))
                .isEqualTo(environment(router).get("SLIPWAY_FLUENT_BIT"));
    }
}
