package dev.slipway.realengine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * States that released versions have recorded of one stack: this version replaces and deletes nothing of it. At a release,
 * {@code -Dstate.write=VERSION} records the state of that version.
 */
class RecordedStateEngineTest extends EngineHarness {
    private static final Path STATES = Path.of("src/test/engine/states");
    private static final String STACK = "recorded";
    private static final String WRITE = "state.write";

    static List<Path> states() throws IOException {
        try (var files = Files.list(STATES)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private static String stackFile() throws IOException {
        return Files.readString(STATES.resolve("Pulumi.recorded.yaml"));
    }

    @ParameterizedTest
    @MethodSource("states")
    void anUpOfAStackThatAnEarlierVersionDeployedReplacesNothing(Path state) throws IOException {
        try (var aws = EmulatedAws.start();
                var stack = EngineStack.createOfClasses(aws, STACK, stackFile())) {
            stack.importState(state);

            assertThat(stack.preview().changes())
                    .as("replacements and deletions")
                    .allMatch(change -> change.startsWith("UPDATE ") || change.startsWith("CREATE "));
        }
    }

    @Test
    void theStateOfAReleaseIsRecordedOnRequest() throws IOException {
        var version = System.getProperty(WRITE);
        if (version == null) {
            assertThat(states()).isNotEmpty();
            return;
        }
        try (var aws = EmulatedAws.start();
                var stack = EngineStack.createOfClasses(aws, STACK, stackFile())) {
            stack.up();
            Files.writeString(STATES.resolve(version + ".json"), lines(stack.encryptedState()));
            stack.destroy();
        }
    }

    /** The state with each resource on a line, so that two states can be compared. */
    private static String lines(String state) {
        var all = JsonParser.parseString(state).getAsJsonObject();
        var deployment = all.getAsJsonObject("deployment");
        var resources = deployment.remove("resources").getAsJsonArray().asList().stream()
                .map(Object::toString)
                .collect(Collectors.joining(",\n"));
        deployment.addProperty("resources", "RESOURCES");
        return all.toString().replace("\"RESOURCES\"", "[\n" + resources + "\n]") + "\n";
    }
}
