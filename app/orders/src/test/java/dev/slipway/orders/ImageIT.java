package dev.slipway.orders;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Does what the Dockerfile says in a folder instead of an image: copies, runs, and starts the entry point as a process.
 *
 * <p>Java is the newest there is beside the one that runs the tests. One that is older than the container's ignores the
 * options of the ahead-of-time cache.
 */
@Timeout(value = 5, unit = MINUTES)
class ImageIT {

    private static final String IGNORE_UNKNOWN_OPTIONS = "-XX:+IgnoreUnrecognizedVMOptions";
    private static final String FAIL_WITHOUT_CACHE = "-XX:AOTMode=on";

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
                .doesNotContain("awssdk");
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
        return startEntrypointWith(jdk.hasCache() ? FAIL_WITHOUT_CACHE : IGNORE_UNKNOWN_OPTIONS, arguments);
    }

    private static Service startEntrypointWith(String options, String... arguments)
            throws IOException, InterruptedException {
        List<String> entrypoint = dockerfile.last("ENTRYPOINT").exec();
        List<String> command =
                Stream.concat(entrypoint.stream(), Stream.of(arguments)).toList();
        return Service.start(
                jdk.command(command, options).directory(app.toFile()),
                Files.createTempFile(scratch, "service", ".log"));
    }
}
