package dev.slipway.orders;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Does what the Dockerfile says in a folder instead of an image: copies, runs, and starts the entry point as a process.
 *
 * <p>Java is the newest there is beside the one that runs the tests. One that is older than the container's ignores the
 * options of the ahead-of-time cache.
 */
class ImageIT {

    private static final String IGNORE_UNKNOWN_OPTIONS = "-XX:+IgnoreUnrecognizedVMOptions";
    private static final String FAIL_WITHOUT_CACHE = "-XX:AOTMode=on";

    private static final String ORDER = "{\"customer\":\"ada\",\"product\":\"tea\",\"quantity\":2}";
    private static final int CLIENTS = 16;

    private static final long LARGE = 64L << 20;

    /** The working directory of the image. */
    @TempDir
    static Path app;

    @TempDir
    static Path scratch;

    private static Dockerfile dockerfile;
    private static Jdk jdk;
    private static List<Path> copied;

    @BeforeAll
    static void build() throws Exception {
        dockerfile = Dockerfile.read(Path.of("").toAbsolutePath());
        jdk = Jdk.newest();
        dockerfile.copyTo(app);
        copied = Dockerfile.files(app);
        for (var run : dockerfile.all("RUN")) {
            Path log = scratch.resolve("run.log");
            Process process = jdk.command(
                            List.of("sh", "-c", run.arguments()), jdk.hasCache() ? "" : IGNORE_UNKNOWN_OPTIONS)
                    .directory(app.toFile())
                    .redirectOutput(log.toFile())
                    .start();
            assertThat(process.waitFor()).as(Files.readString(log)).isZero();
        }
    }

    @Test
    void everyCopiedPathIsInTheBuildContext() {
        assertThat(dockerfile.sources()).isNotEmpty().allSatisfy(source -> {
            assertThat(source).exists();
            assertThat(dockerfile.ignores(source)).as("ignored: %s", source).isFalse();
        });
    }

    @Test
    void theBuildContextHoldsNothingThatIsNotCopied() throws Exception {
        assertThat(dockerfile.context())
                .isNotEmpty()
                .allMatch(file -> dockerfile.sources().stream().anyMatch(file::startsWith));
    }

    @Test
    void dependenciesAreInALayerBeforeTheApplication() {
        assertThat(dockerfile.sources())
                .containsSubsequence(Path.of("target/image/lib"), Path.of("target/image/orders.jar"));
    }

    @Test
    void theUserIsANumberOtherThanRoot() {
        assertThat(dockerfile.last("USER").arguments()).matches("[1-9]\\d*:[1-9]\\d*");
    }

    @Test
    void trainingAddsTheAheadOfTimeCacheAndNothingElse() throws Exception {
        assumeTrue(jdk.hasCache(), () -> "no Java with an ahead-of-time cache beside " + jdk.home());

        assertThat(Dockerfile.files(app))
                .containsAll(copied)
                .hasSize(copied.size() + 1)
                .contains(Path.of("orders.aot"));
    }

    @Test
    void theEntrypointServesOnThePortOfTheEnvironment() throws Exception {
        try (Service service = startEntrypoint()) {
            assertThat(service.get("/health", BodyHandlers.ofString()).body()).isEqualTo("{\"status\":\"UP\"}");
        }
    }

    @Test
    void onLambdaTheSameEntrypointServesAndWritesNoFileOfItsOwn() throws Exception {
        List<Path> before = Dockerfile.files(app);

        try (Service service = startEntrypoint(Map.of("AWS_LAMBDA_FUNCTION_NAME", "orders"));
                var client = KeepAliveClient.connect(service.port())) {
            assertThat(client.post("/orders", ORDER).status()).isEqualTo(201);
        }

        assertThat(Dockerfile.files(app)).isEqualTo(before);
    }

    @Test
    void lambdaFindsTheAdapterAndAsksHealthBeforeItInvokes() {
        assertThat(dockerfile.all("COPY"))
                .filteredOn(copy -> copy.arguments().contains("--from="))
                .singleElement()
                .satisfies(copy ->
                        assertThat(copy.words()).containsExactly("/lambda-adapter", "/opt/extensions/lambda-adapter"));
        assertThat(dockerfile.last("ENV").arguments()).isEqualTo("AWS_LWA_READINESS_CHECK_PATH=/health");
    }

    @Test
    void logLinesAreJsonWithTheIdOfTheRequestAndItsRouteOnly() throws Exception {
        try (Service service = startEntrypoint();
                var client = KeepAliveClient.connect(service.port())) {
            var answer = client.send("GET /orders?limit=1 HTTP/1.1\r\nHost: x\r\nX-Request-Id: abc-1\r\n"
                    + "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\r\n\r\n");
            assertThat(answer.header("x-request-id")).isEqualTo("abc-1");
            service.await("the request is logged", () -> service.lines().anyMatch(line -> line.contains("abc-1")));

            var lines = service.lines()
                    .filter(line -> line.startsWith("{"))
                    .map(ImageIT::json)
                    .toList();
            assertThat(lines)
                    .allSatisfy(line ->
                            assertThat(line.fieldNames()).toIterable().contains("time", "level", "logger", "message"));
            assertThat(lines)
                    .filteredOn(line -> line.path("requestId").asText().equals("abc-1"))
                    .singleElement()
                    .satisfies(line -> {
                        assertThat(line.path("traceId").asText()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
                        assertThat(line.path("method").asText()).isEqualTo("GET");
                        assertThat(line.path("route").asText()).isEqualTo("/orders");
                        assertThat(line.path("status").asInt()).isEqualTo(200);
                        assertThat(line.path("ms").isIntegralNumber()).isTrue();
                    });
        }
    }

    @Test
    void activityIsPublishedAsMetricsForTheSleepController() throws Exception {
        try (Service service = startEntrypoint(
                Map.of("ACTIVITY_METRICS", "true", "METRICS_NAMESPACE", "Tunnel", "LOG_LEVEL", "error"))) {
            service.await("activity is logged", () -> service.lines().anyMatch(line -> line.contains("_aws")));

            var line = json(service.lines()
                    .filter(text -> text.contains("_aws"))
                    .findFirst()
                    .orElseThrow());
            assertThat(line.path("Service").asText()).isEqualTo("orders");
            assertThat(line.path("ActiveConnections").asInt()).isZero();
            assertThat(line.path("LastActivityEpochSeconds").asLong()).isBetween(1_700_000_000L, 4_000_000_000L);
            assertThat(line.path("_aws")
                            .path("CloudWatchMetrics")
                            .path(0)
                            .path("Namespace")
                            .asText())
                    .isEqualTo("Tunnel");
        }
    }

    @Test
    void metricsAreThereWhenTheyAreAskedFor() throws Exception {
        try (Service service = startEntrypoint(Map.of("METRICS", "prometheus"))) {
            service.get("/orders", BodyHandlers.discarding());

            assertThat(service.get("/metrics", BodyHandlers.ofString()).body())
                    .contains("http_server_requests_seconds_count", "uri=\"/orders\"", "jvm_memory_used_bytes");
        }
    }

    @Test
    void tracesGoToTheEndpointThatIsSet() throws Exception {
        var paths = new LinkedBlockingQueue<String>();
        var collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            paths.add(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        try (Service service = startEntrypoint(Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                "http://localhost:" + collector.getAddress().getPort(),
                "OTEL_BSP_SCHEDULE_DELAY",
                "100"))) {
            service.get("/orders", BodyHandlers.discarding());

            assertThat(paths.poll(1, MINUTES)).isEqualTo("/v1/traces");
        } finally {
            collector.stop(0);
        }
    }

    @Test
    void aSettingThatMeansNothingEndsTheStartWithWhatToUse() throws Exception {
        var command = command(options(), Map.of("METRICS", "statsd", "LOG_FORMAT", "text"));
        Path log = Files.createTempFile(scratch, "refused", ".log");

        Process process = command.redirectOutput(log.toFile()).start();

        assertThat(process.waitFor()).isNotZero();
        assertThat(Files.readString(log)).contains("ERROR Application - METRICS is \"statsd\". Use prometheus.\n");
    }

    @Test
    void readinessIsOffAfterSigtermWhileRequestsAreStillTaken() throws Exception {
        try (Service service = startEntrypoint(Map.of("STOP_DELAY", "30s"))) {
            service.sendSigterm();

            service.await("it is not ready", () -> service.status("/management/health/readiness") == 503);
            assertThat(service.status("/health")).isEqualTo(200);
            assertThat(service.status("/orders")).isEqualTo(200);
        }
    }

    @Test
    void underLoadSigtermLosesNoRequest() throws Exception {
        try (Service service = startEntrypoint()) {
            var load = Load.start(service.port(), CLIENTS, "/orders", ORDER);
            service.await("all clients are at work", () -> load.answered() > 20 * CLIENTS);

            service.sendSigterm();

            assertThat(load.await()).isEmpty();
            assertThat(load.toldToClose()).isEqualTo(CLIENTS);
            service.await("it ends", () -> !service.isAlive());
            assertThat(service.process().exitValue()).isIn(0, 128 + 15);
        }
    }

    private static JsonNode json(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(line, e);
        }
    }

    @Test
    void theServiceWritesNoFileOfItsOwn() throws Exception {
        List<Path> before = Dockerfile.files(app);

        try (Service service = startEntrypoint()) {
            service.get("/", BodyHandlers.discarding());
        }

        assertThat(Dockerfile.files(app)).isEqualTo(before);
    }

    @Test
    void theMemoryStoreLoadsNothingOfAws() throws Exception {
        Path loaded = scratch.resolve("loaded.log");

        // Without the cache, which holds the classes of all stores.
        try (Service service = startEntrypointWith(
                "%s -XX:AOTMode=off -Xlog:class+load:file=%s".formatted(IGNORE_UNKNOWN_OPTIONS, loaded))) {
            service.get("/orders", BodyHandlers.discarding());
        }

        assertThat(loaded)
                .content()
                .contains("dev.slipway.orders.memory.MemoryOrderStore ")
                .doesNotContain("awssdk.services", "awssdk.auth", "awssdk.http");
    }

    @Test
    void sigtermEndsTheProcessAfterTheRequestInFlight() throws Exception {
        // Larger than all buffers on the way: the response stays in flight for as long as nobody reads it.
        Path files = Files.createDirectory(scratch.resolve("files"));
        try (var file = new RandomAccessFile(files.resolve("large").toFile(), "rw")) {
            file.setLength(LARGE);
        }

        try (Service service = startEntrypoint(
                "-micronaut.router.static-resources.files.mapping=/files/**",
                "-micronaut.router.static-resources.files.paths=file:" + files)) {
            var response = service.get("/files/large", BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);

            service.sendSigterm();
            service.await("it accepts no connection", () -> !service.accepts());
            assertThat(service.isAlive()).isTrue();

            try (InputStream body = response.body()) {
                assertThat(body.transferTo(OutputStream.nullOutputStream())).isEqualTo(LARGE);
            }
            service.await("it ends", () -> !service.isAlive());
            assertThat(service.process().exitValue()).isIn(0, 128 + 15);
        }
    }

    private static Service startEntrypoint(String... arguments) throws IOException, InterruptedException {
        return startEntrypoint(Map.of(), arguments);
    }

    private static Service startEntrypoint(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        return start(command(options(), environment, arguments));
    }

    private static Service startEntrypointWith(String options) throws IOException, InterruptedException {
        return start(command(options, Map.of()));
    }

    private static Service start(ProcessBuilder command) throws IOException, InterruptedException {
        return Service.start(command, Files.createTempFile(scratch, "service", ".log"));
    }

    private static String options() {
        return jdk.hasCache() ? FAIL_WITHOUT_CACHE : IGNORE_UNKNOWN_OPTIONS;
    }

    private static ProcessBuilder command(String options, Map<String, String> environment, String... arguments) {
        List<String> entrypoint = dockerfile.last("ENTRYPOINT").exec();
        List<String> words =
                Stream.concat(entrypoint.stream(), Stream.of(arguments)).toList();
        var command = jdk.command(words, options).directory(app.toFile());
        command.environment().putAll(environment);
        return command;
    }
}
