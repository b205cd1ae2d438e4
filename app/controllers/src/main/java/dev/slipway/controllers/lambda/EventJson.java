package dev.slipway.controllers.lambda;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Map;
import java.util.Optional;

/** JSON of events, responses and log lines. */
public final class EventJson {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private EventJson() {}

    /** The JSON in one line. */
    public static String of(Map<String, ?> value) {
        return GSON.toJson(value);
    }

    /** The object in a text; an empty one for any other text. */
    public static JsonObject object(String text) {
        try {
            JsonElement read = JsonParser.parseString(text);
            return read.isJsonObject() ? read.getAsJsonObject() : new JsonObject();
        } catch (JsonParseException e) {
            return new JsonObject();
        }
    }

    /** The object under a key; an empty one if there is none. */
    public static JsonObject object(JsonObject in, String key) {
        JsonElement value = in.get(key);
        return value != null && value.isJsonObject() ? value.getAsJsonObject() : new JsonObject();
    }

    /** The text under a key. */
    public static Optional<String> text(JsonObject in, String key) {
        JsonElement value = in.get(key);
        return value != null && value.isJsonPrimitive() ? Optional.of(value.getAsString()) : Optional.empty();
    }
}
