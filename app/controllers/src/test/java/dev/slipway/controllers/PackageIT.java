package dev.slipway.controllers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.controllers.bench.Packaged;
import dev.slipway.controllers.emulated.EmulatedAws;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageIT {
    private static final Path JAR = Path.of("target/controllers.jar");
    private static final long LIMIT = 21_000_000;

    @TempDir
    Path folder;

    @Test
    void theSameSourcesMakeTheSameJarElsewhereAndWithTheNewestJdk() throws IOException, InterruptedException {
        copy(Path.of("pom.xml"));
        copy(Path.of("src/main"));
        copy(Path.of("src/assembly"));
        var command = List.of(
                Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(),
                "--offline",
                "-q",
                "-B",
                "-Dmaven.repo.local=" + System.getProperty("maven.repo.local"),
                "-Dmaven.test.skip",
                "package");
        var log = folder.resolve("log").toFile();
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log);
        builder.environment().put("JAVA_HOME", newestJdk().toString());
        builder.environment().put("TZ", "Asia/Tokyo");
        assertThat(builder.start().waitFor()).as(Files.readString(log.toPath())).isZero();
        assertThat(Files.mismatch(folder.resolve(JAR), JAR)).isEqualTo(-1);
    }

    @Test
    void theJarIsSmallAndHasLibrariesOfOneHttpClientAlone() throws IOException {
        assertThat(Files.size(JAR)).isLessThan(LIMIT);
        try (var jar = new ZipFile(JAR.toFile())) {
            var names = jar.stream().map(entry -> entry.getName()).toList();
            assertThat(names)
                    .contains(
                            "dev/slipway/controllers/WakeHandler.class",
                            "dev/slipway/controllers/SleepHandler.class",
                            "dev/slipway/controllers/KillHandler.class",
                            "dev/slipway/controllers/RollOutHandler.class",
                            "dev/slipway/controllers/ActivatorHandler.class",
                            "dev/slipway/controllers/AuthorizerHandler.class")
                    .anyMatch(name -> name.startsWith("lib/url-connection-client-"))
                    .noneMatch(name -> name.contains("netty") || name.contains("apache-client"));
        }
    }

    @Test
    void thePackagedFunctionRunsByItself() throws IOException, InterruptedException {
        try (var aws = new EmulatedAws()) {
            var printed = Packaged.in(folder).run("dev.slipway.controllers.WakeHandler", aws, "{}");
            assertThat(printed.lines()).hasSize(2);
            assertThat(printed)
                    .endsWith(
                            "{\"decision\":\"woken\",\"reason\":\"the desired count was 0, now it is 1\",\"state\":\"starting\",\"desired\":1,\"running\":0}");
            // On a loaded machine the SDK may repeat a call whose answer takes longer than its time limit.
            assertThat(aws.calls().stream().distinct()).containsExactly("ecs:DescribeServices", "ecs:UpdateService");
        }
    }

    /** Of those installed beside the one that runs the tests, that one included. */
    private static Path newestJdk() throws IOException {
        var running = Path.of(System.getProperty("java.home")).toRealPath();
        try (Stream<Path> beside = Files.list(running.getParent())) {
            return beside.filter(home -> Files.isExecutable(home.resolve("bin/javac")))
                    .filter(home -> Files.isReadable(home.resolve("release")))
                    .max((one, other) -> Integer.compare(release(one), release(other)))
                    .orElse(running);
        }
    }

    private static int release(Path home) {
        try {
            return Files.readAllLines(home.resolve("release")).stream()
                    .filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> line.substring("JAVA_VERSION=".length()).replace("\"", ""))
                    .map(version -> Runtime.Version.parse(version).feature())
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copy(Path from) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var to = folder.resolve(file);
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
    }
}
