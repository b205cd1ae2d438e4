package dev.slipway.settings.reader;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.pulumi.exceptions.RunException;
import dev.slipway.base.Suggestions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The values of a stack file, as Pulumi's engine reads them. Encrypted values stay encrypted: they read as {@value #SECRET},
 * and their keys count as secret.
 *
 * @param values by full key, such as {@code slipway:network}
 * @param secretKeys the keys with an encrypted value, or an object or list with one
 */
public record StackFile(Map<String, JsonElement> values, Set<String> secretKeys, SourceLocations sources) {
    public static final String SECRET = "[secret]";

    static final StackFile EMPTY = new StackFile(Map.of(), Set.of(), SourceLocations.NONE);

    /** The configuration of a stack from {@code Pulumi.<stack>.yaml} in the project's folder. */
    public static StackConfig read(Path root, String stack) {
        var file = root.resolve(name(stack));
        if (!Files.exists(file)) {
            throw new RunException("there is no stack file %s; %s"
                    .formatted(
                            file.getFileName(),
                            Suggestions.to(stack, StackFiles.existing(root))
                                    .map("did you mean %s?"::formatted)
                                    .orElse("create it, or name another with --config-file")));
        }
        return read(root, stack, file);
    }

    /** The configuration of a stack from a file of any name. */
    public static StackConfig read(Path root, String stack, Path file) {
        var project = ProjectFile.read(root.resolve("Pulumi.yaml"));
        return StackConfig.of(project, stack, root, of(project, file));
    }

    /** The configuration of a stack in a folder without a project file. */
    public static StackConfig read(Path root, String stack, String project) {
        var own = new ProjectFile(project, Map.of(), SourceLocations.NONE);
        return StackConfig.of(own, stack, root, of(own, root.resolve(name(stack))));
    }

    /** The name of the project of a file {@code Pulumi.yaml}. */
    public static String projectName(Path file) {
        return ProjectFile.read(file).name();
    }

    /** The name of a stack's file, {@code Pulumi.<stack>.yaml}. */
    public static String name(String stack) {
        return "Pulumi.%s.yaml".formatted(stack);
    }

    /** The values in the {@code config} of a file. */
    static StackFile of(ProjectFile project, Path file) {
        var yaml = YamlFile.read(file);
        var config = yaml.values().has("config") ? yaml.values().get("config") : JsonNull.INSTANCE;
        if (!(config instanceof JsonObject || config.isJsonNull())) {
            throw new RunException("%s: config must be an object of keys; write its keys below it".formatted(file));
        }
        if (config.isJsonNull()) {
            yaml.values().keySet().stream()
                    .filter(key -> key.contains(":"))
                    .findFirst()
                    .ifPresent(key -> {
                        throw new RunException(
                                "%s: %s is not read, because config is missing; write config: in the first line, and indent the keys below it"
                                        .formatted(file.getFileName(), key));
                    });
        }
        var values = new LinkedHashMap<String, JsonElement>();
        var secrets = new LinkedHashSet<String>();
        var places = new LinkedHashMap<String, SourceLocation>();
        yaml.sourcesBelow("config").forEach((path, place) -> places.put(project.full(path), place));
        if (config instanceof JsonObject object) {
            object.asMap().forEach((key, value) -> {
                var full = project.full(key);
                values.put(full, opened(value, full, secrets));
            });
        }
        return new StackFile(values, secrets, new SourceLocations(places));
    }

    /** The file without a key. */
    StackFile without(String key) {
        var others = new LinkedHashMap<>(values);
        others.remove(key);
        return new StackFile(others, secretKeys, sources);
    }

    /** The places of the given values, for those that this file has too. */
    SourceLocations sourcesOf(Map<String, JsonElement> given) {
        return sources.filtered(key -> given.containsKey(key) && StackConfig.same(given.get(key), values.get(key)));
    }

    /** The value with {@value #SECRET} for each {@code secure: ...}; adds its key to the secret ones. */
    private static JsonElement opened(JsonElement value, String key, Set<String> secrets) {
        if (value instanceof JsonObject object) {
            if (object.size() == 1 && object.has("secure")) {
                secrets.add(key);
                return new JsonPrimitive(SECRET);
            }
            var opened = new JsonObject();
            object.asMap().forEach((name, member) -> opened.add(name, opened(member, key, secrets)));
            return opened;
        }
        if (value instanceof JsonArray list) {
            var opened = new JsonArray();
            list.forEach(item -> opened.add(opened(item, key, secrets)));
            return opened;
        }
        return value;
    }
}
