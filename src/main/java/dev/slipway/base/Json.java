package dev.slipway.base;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import com.google.gson.ToNumberPolicy;
import com.google.gson.reflect.TypeToken;
import com.pulumi.core.Output;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * JSON text of maps, lists, scalars and records, and back. Keys keep their order and markup characters are not escaped; an
 * {@link Instant} is its ISO-8601 text, and an empty {@link Optional} is null.
 */
public final class Json {
    private static final Gson COMPACT = new GsonBuilder()
            .disableHtmlEscaping()
            .setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE)
            .registerTypeAdapter(Instant.class, (JsonSerializer<Instant>)
                    (time, type, context) -> new JsonPrimitive(time.toString()))
            .registerTypeAdapter(Optional.class, (JsonSerializer<Optional<?>>)
                    (value, type, context) -> value.isPresent() ? context.serialize(value.get()) : JsonNull.INSTANCE)
            .create();

    private static final Gson COMPACT_WITH_NULLS =
            COMPACT.newBuilder().serializeNulls().create();
    private static final Gson PRETTY = COMPACT.newBuilder().setPrettyPrinting().create();
    private static final Gson PRETTY_WITH_NULLS =
            PRETTY.newBuilder().serializeNulls().create();

    private Json() {}

    /** The value on one line, without members that are null. */
    public static String compact(Object value) {
        return COMPACT.toJson(value);
    }

    /** The value on one line, with members that are null. */
    public static String compactWithNulls(Object value) {
        return COMPACT_WITH_NULLS.toJson(value);
    }

    /** The value indented by two spaces, without members that are null. */
    public static String pretty(Object value) {
        return PRETTY.toJson(value);
    }

    /** The value indented by two spaces, with members that are null. */
    public static String prettyWithNulls(Object value) {
        return PRETTY_WITH_NULLS.toJson(value);
    }

    /** The value as a tree of Gson, with members that are null. */
    public static JsonElement tree(Object value) {
        return COMPACT_WITH_NULLS.toJsonTree(value);
    }

    /**
     * The text as maps, lists and scalars, in which a whole number is a {@code Long}, as in plans.
     *
     * @throws com.google.gson.JsonParseException if the text is not JSON
     */
    public static Object read(String text) {
        return COMPACT.fromJson(text, Object.class);
    }

    /**
     * The text as a value of the type.
     *
     * @throws com.google.gson.JsonParseException if the text is not JSON, or not of the type
     */
    public static <T> T read(String text, TypeToken<T> type) {
        return COMPACT.fromJson(text, type);
    }

    /** The text, number or truth value of a key of a JSON object; empty for another text, without the key, and for another value. */
    public static Optional<String> member(String json, String key) {
        try {
            return JsonParser.parseString(json) instanceof JsonObject object
                            && object.get(key) instanceof JsonPrimitive value
                    ? Optional.of(value.getAsString())
                    : Optional.empty();
        } catch (JsonParseException e) {
            return Optional.empty();
        }
    }

    /** The text, on one line, of a tree of maps, lists and scalars in which any leaf may be an {@link Output}. */
    public static Output<String> text(Object tree) {
        return resolve(tree).applyValue(Json::compact);
    }

    private static Output<Object> resolve(Object tree) {
        if (tree instanceof Output<?> output) {
            return output.applyValue(value -> value);
        }
        if (tree instanceof Map<?, ?> map) {
            var keys = List.copyOf(map.keySet());
            return all(map.values()).applyValue(values -> {
                var resolved = new LinkedHashMap<Object, Object>();
                for (var i = 0; i < keys.size(); i++) {
                    resolved.put(keys.get(i), values.get(i));
                }
                return resolved;
            });
        }
        if (tree instanceof List<?> list) {
            return all(list).applyValue(values -> values);
        }
        return Output.of(tree);
    }

    private static Output<List<Object>> all(Iterable<?> trees) {
        var outputs = new ArrayList<Output<Object>>();
        trees.forEach(tree -> outputs.add(resolve(tree)));
        return Output.all(outputs);
    }
}
