package dev.slipway.settings.reader;

import com.google.gson.reflect.TypeToken;
import dev.slipway.base.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The configuration of one stack as Pulumi's engine passes it to a program: full keys ({@code slipway:network}) and
 * texts; an object or list is its JSON text.
 *
 * @param root the project's folder; paths in settings are relative to it
 * @param secretKeys the keys with an encrypted value, or an object or list with one
 */
public record StackConfig(String project, String stack, Path root, Map<String, String> values, Set<String> secretKeys) {
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
        return new StackConfig(
                environment.getOrDefault("PULUMI_PROJECT", ""),
                environment.getOrDefault("PULUMI_STACK", ""),
                Path.of("").toAbsolutePath(),
                values,
                Set.copyOf(secrets));
    }
}
