package dev.slipway.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.orders.mysql.MariaDb;
import dev.slipway.orders.mysql.MySqlOrderStore;
import dev.slipway.orders.order.Sales;
import dev.slipway.orders.order.SalesChange;
import dev.slipway.orders.order.Status;
import dev.slipway.orders.worker.Sqs;
import java.io.File;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged folder as processes: the service, and its arguments {@code migrate} and {@code worker}. */
class CommandIT {

    private static final Pattern STORES = Pattern.compile(
            "\\b(com\\.zaxxer\\.hikari|org\\.mariadb|org\\.flywaydb|software\\.amazon\\.awssdk\\.services)\\.\\S+");

    @TempDir
    static Path scratch;

    private record Outcome(int code, List<String> lines) {}

    private static ProcessBuilder java(Map<String, String> environment, String... arguments) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = Stream.concat(Stream.of(java), Stream.of(arguments)).toList();
        var builder =
                new ProcessBuilder(command).directory(new File("target/image")).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder;
    }

    private static Outcome run(Map<String, String> environment, String... arguments) throws IOException {
        var process = java(environment, arguments).start();
        process.getOutputStream().close();
        var lines = new String(process.getInputStream().readAllBytes()).lines().toList();
        return new Outcome(process.onExit().join().exitValue(), lines);
    }

    @Test
    void migrateTellsWhatItDidAndNothingElse() throws Exception {
        var environment = MariaDb.running().environment("process");

        assertThat(run(environment, "-jar", "orders.jar", "migrate"))
                .isEqualTo(new Outcome(
                        0,
                        List.of(
                                "migrate: created the database \"process\"",
                                "migrate: applied 1, orders",
                                "migrate: applied 2, idempotency keys",
                                "migrate: applied 3, outbox",
                                "migrate: applied 4, sales",
                                "migrate: applied 5, counted events",
                                "migrate: the database is at version 5")));
    }

    @Test
    void aMigrateThatFailsSaysWhyInOneLineWithoutThePassword() throws Exception {
        var environment = MariaDb.running().environment("process");
        environment.put("DB_PASSWORD", "hunter2");

        assertThat(run(environment, "-jar", "orders.jar", "migrate"))
                .isEqualTo(new Outcome(
                        1, List.of("migrate: Access denied for user 'orders'@'127.0.0.1' (using password: YES)")));
    }

    @Test
    void faultySettingsEndTheServiceWithOneLine() throws Exception {
        var outcome = run(Map.of("DB_HOST", "localhost", "PORT", "0", "LOG_FORMAT", "text"), "-jar", "orders.jar");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.lines().get(outcome.lines().size() - 1))
                .endsWith("ERROR Application - The settings of the database: Set DB_SECRET_ARN, DB_SECRET, or"
                        + " DB_USER with DB_PASSWORD.");
        assertThat(outcome.lines()).noneMatch(line -> line.contains("\tat "));
    }

    @Test
    void thePackagedServiceKeepsOrdersInTheDatabaseThatItsEnvironmentNames() throws Exception {
        var environment = MariaDb.running().migrated("packaged");
        environment.remove("ORDERS_STORE");

        try (var service = Service.start(java(environment, "-jar", "orders.jar"), scratch.resolve("service.log"))) {
            service.await("it is ready", () -> isReady(service));
            var page = service.get("/orders", BodyHandlers.ofString());
            assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        }
        assertThat(Files.readString(scratch.resolve("service.log"))).doesNotContain(environment.get("DB_PASSWORD"));
    }

    @Test
    void thePackagedWorkerCountsTheEventsOfItsQueueUntilSigterm() throws Exception {
        var environment = MariaDb.running().migrated("packaged_worker");
        var queue = Sqs.running().newQueue();
        var change = SalesChange.of(UUID.randomUUID(), "tea", 2, Status.PLACED).orElseThrow();
        Sqs.running().send(queue, Sqs.placed(change));
        var command = java(environment, "-jar", "orders.jar", "worker");
        command.environment().putAll(Sqs.running().environment(queue));
        Path log = scratch.resolve("worker.log");

        var process = command.redirectOutput(log.toFile()).start();
        try (var worker = new Service(process, 0, log)) {
            worker.await("the queue is empty", () -> Sqs.running().messages(queue) == 0);
            worker.sendSigterm();
            worker.await("it ends", () -> !worker.isAlive());

            assertThat(process.exitValue()).isIn(0, 128 + 15);
            assertThat(worker.lines()).last().asString().contains("Ended");
        }
        try (var store = MySqlOrderStore.of(name -> Optional.ofNullable(environment.get(name)))) {
            MariaDb.firstAnswer(store);
            assertThat(store.sales("tea")).isEqualTo(new Sales(1, 2));
        }
    }

    @Test
    void aWorkerWithoutAQueueEndsWithOneLine() throws Exception {
        var outcome = run(Map.of("LOG_FORMAT", "text"), "-jar", "orders.jar", "worker");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.lines())
                .singleElement()
                .asString()
                .endsWith("ERROR Application - The worker has no queue. Set QUEUE_URL to the URL of an SQS queue with"
                        + " the events.");
    }

    private static boolean isReady(Service service) {
        try {
            return service.get("/management/health/readiness", BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void withoutADatabaseNothingOfOneIsLoaded() throws Exception {
        var command = java(Map.of(), "-Xlog:class+load:stdout", "-jar", "orders.jar");
        try (var service = Service.start(command, scratch.resolve("classes.log"))) {
            service.get("/orders", BodyHandlers.discarding());
        }

        var log = Files.readString(scratch.resolve("classes.log"));
        assertThat(log).contains("dev.slipway.orders.memory.MemoryOrderStore");
        assertThat(STORES.matcher(log).results().map(match -> match.group())).isEmpty();
    }
}
