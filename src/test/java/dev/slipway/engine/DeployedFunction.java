package dev.slipway.engine;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipFile;

/**
 * A controller as an {@code up} has deployed it to an {@link EmulatedAws}, run as a process of this machine: the jar of the
 * project, with the handler and the environment that the emulated Lambda has.
 */
final class DeployedFunction {
    private static final Path JAR = Path.of("app/controllers/target/controllers.jar");
    private static final Path INVOKE = Path.of("src/test/engine/Invoke.java");

    private final EmulatedAws aws;
    private final String region;
    private final JsonObject configuration;

    DeployedFunction(EmulatedAws aws, String region, String arn) {
        this.aws = aws;
        this.region = region;
        configuration = aws.function(region, arn);
    }

    /** Calls it with an event, in a new container, and gives the answer. */
    JsonObject call(String event) {
        try {
            var folder = Files.createTempDirectory("slipway-function-");
            unpack(folder);
            var path = folder + File.pathSeparator + folder.resolve("lib") + "/*";
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            var handler = configuration.get("Handler").getAsString();
            var builder = new ProcessBuilder(List.of(java, "-cp", path, INVOKE.toString(), handler));
            var environment = builder.redirectErrorStream(true).environment();
            configuration
                    .getAsJsonObject("Environment")
                    .getAsJsonObject("Variables")
                    .asMap()
                    .forEach((name, value) -> environment.put(name, value.getAsString()));
            environment.put("AWS_REGION", region);
            environment.put("AWS_ACCESS_KEY_ID", "test");
            environment.put("AWS_SECRET_ACCESS_KEY", "test");
            environment.put("AWS_ENDPOINT_URL", aws.endpoint().toString());
            var answer = answer(builder.start(), event);
            delete(folder);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonObject answer(Process process, String event) throws IOException {
        try (var input = process.getOutputStream()) {
            input.write(event.getBytes(StandardCharsets.UTF_8));
        }
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException("the function failed: " + printed);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return JsonParser.parseString(printed.substring(printed.lastIndexOf('\n') + 1))
                .getAsJsonObject();
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** As Lambda lays it out, with the libraries in a folder. */
    private static void unpack(Path folder) throws IOException {
        try (var jar = new ZipFile(JAR.toFile())) {
            for (var entry : jar.stream().filter(each -> !each.isDirectory()).toList()) {
                var file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                try (var content = jar.getInputStream(entry)) {
                    Files.copy(content, file);
                }
            }
        }
    }
}
