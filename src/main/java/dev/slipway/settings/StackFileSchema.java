package dev.slipway.settings;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.slipway.settings.reader.SettingsReference.SettingKey;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The <a href="https://json-schema.org/draft/2020-12/schema">JSON schema</a> of stack files, for completion and checks in an
 * editor: keys, types, defaults and allowed values are those of the readers, descriptions those of the pages in {@code docs/settings}.
 * Rules between keys are not part of it.
 */
public final class StackFileSchema {
    private static final String NAME = "<name>";
    private static final String ITEM = "[]";

    private static final List<String> SCALARS = List.of("string", "number", "boolean");
    private static final Pattern RANGE = Pattern.compile("(\\d+) to (\\d+)");
    private static final Pattern NUMBERS = Pattern.compile("\\d+(, \\d+)*");

    private final KeyDescriptions descriptions = KeyDescriptions.read();
    private final Entry root = new Entry();

    private StackFileSchema() {}

    /** A key or a part of one, with the entries below it. */
    private static final class Entry {
        private final Map<String, Entry> below = new TreeMap<>();
        private @Nullable SettingKey key;

        Entry at(String name) {
            return below.computeIfAbsent(name, added -> new Entry());
        }
    }

    /** The schema. */
    public static JsonObject of() {
        var schema = new StackFileSchema();
        EverySetting.read().keys().forEach(schema::add);
        return schema.document();
    }

    private void add(SettingKey key) {
        var entry = root;
        for (var part : key.path().replace(ITEM, "." + ITEM).split("\\.")) {
            entry = entry.at(part);
        }
        entry.key = key;
    }

    private JsonObject document() {
        var config = new JsonObject();
        config.addProperty("type", "object");
        config.addProperty(
                "description",
                "The settings: keys of Slipway begin with slipway:, those of the AWS provider with aws:.");
        var region = new JsonObject();
        region.addProperty("type", "string");
        region.addProperty(
                "description", "The code of the stack's region, such as eu-west-1. A change replaces every resource.");
        var properties = properties(root);
        properties.add("aws:region", region);
        config.add("properties", properties);
        config.add("propertyNames", known(properties));
        var document = new JsonObject();
        document.addProperty("$schema", "https://json-schema.org/draft/2020-12/schema");
        document.addProperty("title", "A stack file of Slipway");
        document.addProperty("type", "object");
        var all = new JsonObject();
        all.add("config", config);
        document.add("properties", all);
        return document;
    }

    /** The names that a key may have: a key of Slipway, or one of another namespace. */
    private static JsonObject known(JsonObject properties) {
        var keys = new JsonObject();
        keys.add("enum", array(properties.keySet()));
        var own = new JsonObject();
        own.addProperty("pattern", "^slipway:");
        var others = new JsonObject();
        others.add("not", own);
        return anyOf(keys, others);
    }

    private JsonObject properties(Entry entry) {
        var properties = new JsonObject();
        entry.below.forEach((name, below) -> properties.add(name, schema(below)));
        return properties;
    }

    private JsonObject schema(Entry entry) {
        var key = entry.key;
        if (key == null) {
            return object(entry);
        }
        var schema = value(entry, key);
        descriptions.of(key.path()).ifPresent(text -> schema.addProperty("description", text));
        return schema;
    }

    private JsonObject value(Entry entry, SettingKey key) {
        return switch (key.type()) {
            case "map of objects" -> map(schema(entry.at(NAME)));
            case "map of strings and objects" -> map(anyOf(text(key), object(entry.at(NAME))));
            case "map of strings" -> map(text(key));
            case "list of objects" -> list(schema(entry.at(ITEM)));
            case "list of strings" -> list(text(key));
            case "string or list of strings" -> anyOf(text(key), list(text(key)));
            case "string or object" -> anyOf(text(key), object(entry));
            case "object or list of objects" -> anyOf(object(entry), list(object(entry)));
            case "list of strings and objects" -> list(anyOf(text(key), object(entry.at(ITEM))));
            case "object" -> typed("object");
            case "boolean" -> withDefault(typed("boolean"), key);
            case "integer" -> withDefault(integer(key), key);
            case "number" -> withDefault(typed("number"), key);
            default -> withDefault(text(key), key);
        };
    }

    private JsonObject object(Entry entry) {
        var schema = typed("object");
        schema.add("properties", properties(entry));
        schema.addProperty("additionalProperties", false);
        return schema;
    }

    private static JsonObject map(JsonObject value) {
        var schema = typed("object");
        schema.add("additionalProperties", value);
        return schema;
    }

    private static JsonObject list(JsonObject item) {
        var schema = typed("array");
        schema.add("items", item);
        return schema;
    }

    private static JsonObject integer(SettingKey key) {
        var schema = typed("integer");
        var range = RANGE.matcher(key.allowed());
        if (range.matches()) {
            schema.addProperty("minimum", Integer.parseInt(range.group(1)));
            schema.addProperty("maximum", Integer.parseInt(range.group(2)));
        } else if (NUMBERS.matcher(key.allowed()).matches()) {
            var numbers = new JsonArray();
            Arrays.stream(key.allowed().split(", ")).map(Integer::valueOf).forEach(numbers::add);
            schema.add("enum", numbers);
        }
        return schema;
    }

    /** A text; YAML makes numbers and truth values of some, which are read as texts. */
    private static JsonObject text(SettingKey key) {
        var schema = new JsonObject();
        if (key.choices().isEmpty()) {
            schema.add("type", array(SCALARS));
            if (!key.pattern().isEmpty() && !key.pattern().startsWith("(?")) {
                schema.addProperty("pattern", "^(?:%s)$".formatted(key.pattern()));
            }
        } else {
            schema.add("enum", array(key.choices()));
        }
        return schema;
    }

    private static JsonObject withDefault(JsonObject schema, SettingKey key) {
        if (!key.fallback().equals("none") && !key.fallback().contains(" or ")) {
            schema.add("default", fallback(key));
        }
        return schema;
    }

    private static JsonPrimitive fallback(SettingKey key) {
        return switch (key.type()) {
            case "boolean" -> new JsonPrimitive(Boolean.valueOf(key.fallback()));
            case "integer" -> new JsonPrimitive(Integer.valueOf(key.fallback()));
            case "number" -> new JsonPrimitive(Double.valueOf(key.fallback()));
            default -> new JsonPrimitive(key.fallback());
        };
    }

    private static JsonObject typed(String type) {
        var schema = new JsonObject();
        schema.addProperty("type", type);
        return schema;
    }

    private static JsonObject anyOf(JsonObject... schemas) {
        var all = new JsonArray();
        Arrays.asList(schemas).forEach(all::add);
        var schema = new JsonObject();
        schema.add("anyOf", all);
        return schema;
    }

    private static JsonArray array(Iterable<String> texts) {
        var all = new JsonArray();
        texts.forEach(all::add);
        return all;
    }
}
