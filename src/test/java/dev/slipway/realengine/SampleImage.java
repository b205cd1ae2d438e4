package dev.slipway.realengine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.slipway.components.image.Packaging;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The image of the sample service without a container runtime: the folder that its Dockerfile copies, made by the build that an
 * {@code up} runs, and its entry point as a process. The ahead-of-time cache, which the image build adds, is left out.
 *
 * <p>A team that uses this repository replaces the sample, so tests of it are skipped without its worker.
 *
 * @param folder the build folder
 */
record SampleImage(Path folder) {
    private static final String FOLDER = "app/orders";
    private static final String WORKER = "src/main/java/dev/slipway/orders/worker/Worker.java";
    private static final String CONTENT = "target/image";
    private static final String ENTRY_POINT = "ENTRYPOINT ";
    private static final String OPTIONS = "@java.options";

    /** Packages the service if its sources have changed. */
    static SampleImage build() {
        var project = Path.of("").toAbsolutePath();
        var folder = project.resolve(FOLDER);
        assumeTrue(
                Files.exists(folder.resolve(WORKER)), "%s is not the sample service with its worker".formatted(FOLDER));
        Packaging.ofMaven(project, FOLDER, List.of(CONTENT + "/orders.jar")).run(System.out::println);
        return new SampleImage(folder);
    }

    /**
     * Starts a container as a process, with the command and the environment of its definition.
     *
     * @param definition the container in a task definition
     * @param added environment variables beyond those of the definition
     */
    Process start(JsonObject definition, Map<String, String> added, Path log) throws IOException {
        var command = new ArrayList<>(entryPoint());
        definition.getAsJsonArray("command").forEach(word -> command.add(word.getAsString()));
        var builder = new ProcessBuilder(command)
                .directory(folder.resolve(CONTENT).toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        var environment = builder.environment();
        environment.clear();
        definition.getAsJsonArray("environment").forEach(entry -> {
            var variable = entry.getAsJsonObject();
            environment.put(
                    variable.get("name").getAsString(), variable.get("value").getAsString());
        });
        environment.putAll(added);
        return builder.start();
    }

    private List<String> entryPoint() {
        try {
            var line = Files.readAllLines(folder.resolve("Dockerfile")).stream()
                    .filter(text -> text.startsWith(ENTRY_POINT))
                    .findFirst()
                    .orElseThrow();
            var words = JsonParser.parseString(line.substring(ENTRY_POINT.length()));
            return List.of(new Gson().fromJson(words, String[].class)).stream()
                    .filter(word -> !word.startsWith("-XX:AOTCache"))
                    .map(this::onThisMachine)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String onThisMachine(String word) {
        return switch (word) {
            case "java" ->
                Path.of(System.getProperty("java.home"), "bin", "java").toString();
            case OPTIONS -> "@" + folder.resolve(OPTIONS.substring(1));
            default -> word;
        };
    }
}
