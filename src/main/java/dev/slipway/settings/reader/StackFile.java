package dev.slipway.settings.reader;

import com.pulumi.exceptions.RunException;
import dev.slipway.base.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reader of a stack file, as Pulumi's engine reads it. Encrypted values stay encrypted: they read as {@value #SECRET},
 * and their keys count as secret.
 */
public final class StackFile {
    public static final String SECRET = "[secret]";

    private StackFile() {}

    /** The configuration of a stack from {@code Pulumi.<stack>.yaml} in the project's folder. */
    public static StackConfig read(Path root, String stack) {
        var file = root.resolve("Pulumi.%s.yaml".formatted(stack));
        if (!Files.exists(file)) {
            throw new RunException("there is no stack file %s; create it, or name another with --config-file"
                    .formatted(file.getFileName()));
        }
        return read(root, stack, file);
    }

    /** The configuration of a stack from a file of any name. */
    public static StackConfig read(Path root, String stack, Path file) {
        var project = load(root.resolve("Pulumi.yaml")).getOrDefault("name", "").toString();
        var config = load(file).getOrDefault("config", Map.of());
        if (!(config instanceof Map<?, ?> entries)) {
            throw new RunException("%s: config must be an object of keys; write its keys below it".formatted(file));
        }
        var values = new LinkedHashMap<String, String>();
        var secrets = new LinkedHashSet<String>();
        entries.forEach((key, value) -> {
            var full = key.toString().contains(":") ? key.toString() : project + ":" + key;
            values.put(full, text(opened(value, full, secrets)));
        });
        return new StackConfig(project, stack, root, values, secrets);
    }

    private static Map<String, Object> load(Path file) {
        var settings = LoadSettings.builder()
                .setLabel(file.getFileName().toString())
                .setAllowDuplicateKeys(false)
                .build();
        try {
            var content = new Load(settings).loadFromString(Files.readString(file));
            if (content == null) {
                return Map.of();
            }
            if (content instanceof Map<?, ?> map) {
                var named = new LinkedHashMap<String, Object>();
                map.forEach((key, value) -> named.put(key.toString(), value));
                return named;
            }
            throw new RunException("%s must be an object of keys; see docs/settings.md".formatted(file));
        } catch (IOException e) {
            throw new RunException("%s cannot be read; check that it exists and is readable".formatted(file));
        } catch (MarkedYamlEngineException e) {
            var line =
                    e.getProblemMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
            throw new RunException("%s%s is not valid YAML: %s".formatted(file, line, e.getProblem()));
        } catch (YamlEngineException e) {
            throw new RunException("%s is not valid YAML: %s"
                    .formatted(file, String.valueOf(e.getMessage()).split("\n")[0]));
        }
    }

    /** The value with {@value #SECRET} for each {@code secure: ...}; adds its key to the secret ones. */
    private static Object opened(Object value, String key, Set<String> secrets) {
        if (value instanceof Map<?, ?> map) {
            if (map.size() == 1 && map.containsKey("secure")) {
                secrets.add(key);
                return SECRET;
            }
            var opened = new LinkedHashMap<String, Object>();
            map.forEach((name, member) -> opened.put(name.toString(), opened(member, key, secrets)));
            return opened;
        }
        if (value instanceof List<?> list) {
            var opened = new ArrayList<Object>();
            list.forEach(item -> opened.add(opened(item, key, secrets)));
            return opened;
        }
        return value;
    }

    private static String text(Object value) {
        if (value instanceof Map || value instanceof List) {
            return Json.compact(value);
        }
        return value == null ? "" : value.toString();
    }
}
