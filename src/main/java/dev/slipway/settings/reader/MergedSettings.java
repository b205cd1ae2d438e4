package dev.slipway.settings.reader;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The values of a stack after the merge of its files, with the file and line that each comes from. */
public final class MergedSettings {
    private final StackConfig config;
    private final List<Value> values = new ArrayList<>();

    private MergedSettings(StackConfig config) {
        this.config = config;
    }

    private record Value(String text, String place) {}

    /** A line for each value, by key: {@code slipway:network.zones: 2  # base.yaml:4}. */
    public static List<String> lines(StackConfig config) {
        var merged = new MergedSettings(config);
        new TreeMap<>(config.values()).forEach(merged::add);
        var width = merged.values.stream()
                .mapToInt(value -> value.text().length())
                .max()
                .orElse(0);
        return merged.values.stream()
                .map(value -> value.text() + " ".repeat(width - value.text().length()) + value.place())
                .map(String::stripTrailing)
                .toList();
    }

    private void add(String key, String text) {
        add(
                key,
                config.secretKeys().contains(key) ? new JsonPrimitive(StackFile.SECRET) : NamespaceValues.parsed(text));
    }

    private void add(String key, JsonElement value) {
        if (value instanceof JsonObject object && object.size() > 0) {
            object.asMap().forEach((name, below) -> add(key + "." + name, below));
        } else if (value instanceof JsonArray list && !list.isEmpty()) {
            for (var i = 0; i < list.size(); i++) {
                add(RawValues.position(key, i), list.get(i));
            }
        } else {
            var text = value instanceof JsonPrimitive primitive ? primitive.getAsString() : value.toString();
            var place = config.sources().of(key).map(found -> "  # " + found).orElse("");
            values.add(new Value("%s: %s".formatted(key, text), place));
        }
    }
}
