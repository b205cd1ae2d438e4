package dev.slipway.settings.reader;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values of a section as they stand there: each is of the shape asked for, or a fault. */
public record RawValues(String path, JsonObject values, ConfigErrors faults) {

    /** The full key of a key in the section of a path. */
    public static String full(String path, String key) {
        return path.endsWith(":") ? path + key : path + "." + key;
    }

    public boolean has(String key) {
        return values.has(key) && !values.get(key).isJsonNull();
    }

    public Set<String> keys() {
        return values.keySet();
    }

    public Optional<String> scalar(String key) {
        var value = present(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof JsonPrimitive primitive) {
            return Optional.of(primitive.getAsString());
        }
        fault(key, value, "a single value is allowed", "write one value");
        return Optional.empty();
    }

    public JsonObject object(String key) {
        var value = present(key);
        if (value == null || value instanceof JsonObject) {
            return value == null ? new JsonObject() : value.getAsJsonObject();
        }
        fault(key, value, "an object is allowed", "write its keys below it");
        return new JsonObject();
    }

    public JsonArray array(String key) {
        var value = present(key);
        if (value == null || value instanceof JsonArray) {
            return value == null ? new JsonArray() : value.getAsJsonArray();
        }
        fault(key, value, "a list is allowed", "write it as [a, b]");
        return new JsonArray();
    }

    /** What stands under a key of this section, or under {@code <key>.<name>} of an object in it. */
    public String shown(String key) {
        var dot = key.indexOf('.');
        var value = dot < 0 ? present(key) : object(key.substring(0, dot)).get(key.substring(dot + 1));
        return value instanceof JsonPrimitive ? text(value) : "";
    }

    private static String text(JsonElement value) {
        return value instanceof JsonPrimitive primitive ? primitive.getAsString() : value.toString();
    }

    private @Nullable JsonElement present(String key) {
        return has(key) ? values.get(key) : null;
    }

    private void fault(String key, JsonElement value, String allowed, String fix) {
        faults.add(ConfigError.of(full(path, key), text(value), allowed, fix));
    }
}
