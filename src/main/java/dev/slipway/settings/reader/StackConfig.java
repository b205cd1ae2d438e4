package dev.slipway.settings.reader;

import com.google.gson.JsonElement;
import com.google.gson.reflect.TypeToken;
import dev.slipway.base.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of one stack as Pulumi's engine passes it to a program: full keys ({@code slipway:network}) and
 * texts; an object or list is its JSON text. It is merged over the files that {@code slipway:extends} names.
 *
 * @param root the project's folder; paths in settings are relative to it
 * @param secretKeys the keys with an encrypted value, or an object or list with one
 * @param sources the places of the values in stack files, as far as they are known
 */
public record StackConfig(
        String project,
        String stack,
        Path root,
        Map<String, String> values,
        Set<String> secretKeys,
        SourceLocations sources) {
    /** The namespace of the keys that Slipway reads. */
    public static final String NAMESPACE = "slipway:";

    public StackConfig {
        values = Map.copyOf(values);
        secretKeys = Set.copyOf(secretKeys);
    }

    /** The configuration that the language host gave to this process. */
    public static StackConfig ofHost() {
        var environment = System.getenv();
        var values =
                Json.read(environment.getOrDefault("PULUMI_CONFIG", "{}"), new TypeToken<Map<String, String>>() {});
        var secrets = Json.read(
                environment.getOrDefault("PULUMI_CONFIG_SECRET_KEYS", "[]"), new TypeToken<List<String>>() {});
        return ofEngine(
                environment.getOrDefault("PULUMI_STACK", ""),
                Path.of("").toAbsolutePath(),
                values,
                Set.copyOf(secrets));
    }

    /**
     * The configuration that the engine gives to a program, with the places of its values if the stack file has the usual name
     * and these values.
     */
    static StackConfig ofEngine(String stack, Path root, Map<String, String> values, Set<String> secrets) {
        var project = ProjectFile.read(root.resolve("Pulumi.yaml"));
        var given = new LinkedHashMap<String, JsonElement>();
        values.forEach((key, text) -> given.put(key, NamespaceValues.parsed(text)));
        var file = root.resolve(StackFile.name(stack));
        var written = Files.exists(file) ? StackFile.of(project, file) : StackFile.EMPTY;
        // The engine does not say which values are those of Pulumi.yaml, over which a base file goes.
        given.entrySet()
                .removeIf(value -> same(value.getValue(), project.values().get(value.getKey()))
                        && !written.values().containsKey(value.getKey()));
        return of(project, stack, root, new StackFile(given, secrets, written.sourcesOf(given)));
    }

    /** The configuration of a stack file, over its base files, over the values of the project. */
    static StackConfig of(ProjectFile project, String stack, Path root, StackFile file) {
        var all = BaseFiles.merged(project, root, file);
        var values = new LinkedHashMap<String, String>();
        all.values().forEach((key, value) -> values.put(key, text(value)));
        return new StackConfig(project.name(), stack, root, values, all.secretKeys(), all.sources());
    }

    /** True if the engine passes the same text for two values. */
    static boolean same(JsonElement value, @Nullable JsonElement other) {
        return other != null && text(value).equals(text(other));
    }

    /** The text that Pulumi's engine passes for a value. */
    private static String text(JsonElement value) {
        if (value.isJsonObject() || value.isJsonArray()) {
            return Json.compactWithNulls(value);
        }
        return value.isJsonNull() ? "" : value.getAsString();
    }
}
