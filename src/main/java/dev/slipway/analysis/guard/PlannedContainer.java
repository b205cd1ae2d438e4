package dev.slipway.analysis.guard;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.pulumi.aws.ecs.TaskDefinition;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A container of a planned task definition, see <a
 * href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html">container
 * definitions</a>.
 */
record PlannedContainer(PlannedResource task, JsonObject definition) {

    /** The containers of every task definition that can be read. */
    static Stream<PlannedContainer> in(Plan plan) {
        return plan.ofType(TaskDefinition.class).stream()
                .flatMap(task -> of(task).stream().flatMap(List::stream));
    }

    /** The containers of a task definition; empty if their text is secret, unknown, or not JSON. */
    static Optional<List<PlannedContainer>> of(PlannedResource task) {
        try {
            var definitions = JsonParser.parseString(task.text("containerDefinitions"));
            return Optional.of(definitions.getAsJsonArray().asList().stream()
                    .map(definition -> new PlannedContainer(task, definition.getAsJsonObject()))
                    .toList());
        } catch (JsonParseException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    String name() {
        return text("name");
    }

    String image() {
        return text("image");
    }

    String user() {
        return text("user");
    }

    boolean readOnlyRoot() {
        return text("readonlyRootFilesystem").equals("true");
    }

    /** True for the init container that writes secret files, whose root file system is always read-only. */
    boolean isSecretWriter() {
        return name().equals("secret-files");
    }

    boolean privileged() {
        return text("privileged").equals("true");
    }

    boolean hasHealthCheck() {
        return definition.has("healthCheck");
    }

    boolean routesLogs() {
        return definition.has("firelensConfiguration");
    }

    /** The plain-text environment variables by name. */
    Map<String, String> environment() {
        var variables = new TreeMap<String, String>();
        if (definition.has("environment")) {
            for (var variable : definition.getAsJsonArray("environment")) {
                var entry = variable.getAsJsonObject();
                variables.put(text(entry.get("name")), text(entry.get("value")));
            }
        }
        return variables;
    }

    private String text(String key) {
        return text(definition.get(key));
    }

    private static String text(@Nullable JsonElement element) {
        return element == null || element.isJsonNull() ? "" : element.getAsString();
    }
}
