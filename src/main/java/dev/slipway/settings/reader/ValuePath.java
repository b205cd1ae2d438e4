package dev.slipway.settings.reader;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.regex.Pattern;

/** Paths of keys and positions to a value, such as {@code sidecars[0].environment.HOST}. */
final class ValuePath {
    private static final Pattern STEP = Pattern.compile("(?<key>[^.\\[]+)(\\[(?<position>\\d+)])?(\\.(?<rest>.+))?");

    private ValuePath() {}

    /** The text at a path; empty for objects, lists and a path that leads nowhere. */
    static String text(JsonElement within, String path) {
        if (within instanceof JsonObject object && object.has(path)) {
            return text(object.get(path));
        }
        var step = STEP.matcher(path);
        if (!step.matches()) {
            return "";
        }
        var next = within instanceof JsonObject object ? object.get(step.group("key")) : null;
        if (step.group("position") != null) {
            var position = Integer.parseInt(step.group("position"));
            next = next instanceof JsonArray list && position < list.size() ? list.get(position) : null;
        }
        if (next == null) {
            return "";
        }
        return step.group("rest") == null ? text(next) : text(next, step.group("rest"));
    }

    private static String text(JsonElement value) {
        return value instanceof JsonPrimitive primitive ? primitive.getAsString() : "";
    }
}
