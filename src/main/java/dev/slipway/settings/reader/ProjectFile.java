package dev.slipway.settings.reader;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.pulumi.exceptions.RunException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The file {@code Pulumi.yaml}: the name of the project, and the values of stacks that do not have a key (<a
 * href="https://www.pulumi.com/docs/iac/concepts/projects/project-file/#config-options">project configuration</a>).
 *
 * @param values by full key, such as {@code slipway:network}
 */
record ProjectFile(String name, Map<String, JsonElement> values, SourceLocations sources) {
    /**
     * The project file of a folder.
     *
     * @throws RunException if Pulumi refuses the file's {@code config}
     */
    static ProjectFile read(Path file) {
        var yaml = YamlFile.read(file);
        var name = yaml.values().has("name") ? yaml.values().get("name").getAsString() : "";
        var values = new LinkedHashMap<String, JsonElement>();
        var sources = new LinkedHashMap<String, SourceLocation>();
        var places = yaml.sourcesBelow("config");
        if (yaml.values().get("config") instanceof JsonObject config) {
            config.asMap().forEach((key, declared) -> {
                var full = full(name, key);
                value(file, name, key, declared).ifPresent(value -> {
                    values.put(full, value);
                    Optional.ofNullable(places.get(key)).ifPresent(place -> sources.put(full, place));
                });
            });
        }
        return new ProjectFile(name, values, new SourceLocations(sources));
    }

    /** The full key; a key without namespace is the project's. */
    String full(String key) {
        return full(name, key);
    }

    private static String full(String project, String key) {
        return key.contains(":") ? key : project + ":" + key;
    }

    private static Optional<JsonElement> value(Path file, String project, String key, JsonElement declared) {
        if (!(declared instanceof JsonObject declaration)) {
            return Optional.of(declared);
        }
        var own = full(project, key).startsWith(project + ":");
        if (!own && (declaration.has("type") || declaration.has("default"))) {
            throw new RunException(
                    ("%s: config.%s has a %s: Pulumi allows it for keys of the project (%s:…) alone; remove the key, or give it a value"
                                    + " as in {value: …}")
                            .formatted(file, key, declaration.has("type") ? "type" : "default", project));
        }
        return Optional.ofNullable(declaration.get("value")).or(() -> Optional.ofNullable(declaration.get("default")));
    }
}
