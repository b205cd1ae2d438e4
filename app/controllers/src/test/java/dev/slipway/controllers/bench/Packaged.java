package dev.slipway.controllers.bench;

import dev.slipway.controllers.emulated.EmulatedAws;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;

/**
 * The packaged jar as Lambda lays it out: unpacked, with the libraries of {@code lib/} on the class path.
 *
 * @param folder where it is unpacked
 */
public record Packaged(Path folder) {

    /** Unpacks the jar. */
    public static Packaged in(Path folder) throws IOException {
        try (var jar = new ZipFile("target/controllers.jar")) {
            for (var entry : jar.stream().filter(each -> !each.isDirectory()).toList()) {
                var file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                try (var content = jar.getInputStream(entry)) {
                    Files.copy(content, file);
                }
            }
        }
        var main = Path.of("dev/slipway/controllers/bench/FirstEvent.class");
        Files.createDirectories(folder.resolve(main).getParent());
        Files.copy(Path.of("target/test-classes").resolve(main), folder.resolve(main));
        return new Packaged(folder);
    }

    /**
     * Gives a new container of a handler one event, and returns all it prints: the log, then the answer.
     *
     * @param handler its class
     */
    public String run(String handler, EmulatedAws aws, String event) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        // As Lambda starts Java: https://docs.aws.amazon.com/lambda/latest/dg/java-customization.html
        var flags = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");
        var path = folder + File.pathSeparator + folder.resolve("lib") + "/*";
        var builder = new ProcessBuilder(java);
        builder.command().addAll(flags);
        builder.command().addAll(List.of("-cp", path, "dev.slipway.controllers.bench.FirstEvent", handler));
        return run(builder, aws, event);
    }

    /** Runs a process that takes an event and calls the emulated AWS. */
    static String run(ProcessBuilder builder, EmulatedAws aws, String event) throws IOException, InterruptedException {
        var environment = builder.redirectErrorStream(true).environment();
        environment.put("CLUSTER", "dev");
        environment.put("SERVICE", "orders");
        environment.put("AWS_REGION", "eu-west-1");
        environment.put("AWS_DEFAULT_REGION", "eu-west-1");
        environment.put("AWS_ACCESS_KEY_ID", "test");
        environment.put("AWS_SECRET_ACCESS_KEY", "test");
        environment.put("AWS_ENDPOINT_URL", aws.endpoint().toString());
        var process = builder.start();
        try (var input = process.getOutputStream()) {
            input.write(event.getBytes(StandardCharsets.UTF_8));
        }
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var code = process.waitFor();
        if (code != 0) {
            throw new IllegalStateException("exit code %d: %s".formatted(code, printed));
        }
        return printed;
    }
}
