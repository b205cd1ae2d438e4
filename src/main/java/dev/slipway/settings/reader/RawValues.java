package dev.slipway.settings.reader;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.slipway.base.SpecException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values of a section as they are written; a value of another shape than the requested one is an error. */
public record RawValues(String path, JsonObject values, ConfigErrors errors) {
    static final String DATE = "a date as in 2030-12-31";
    static final String SINGLE = "a single value is allowed";
    static final String OBJECT = "an object is allowed";
    static final String BELOW = "write its keys below it";

    private static final String MIDNIGHT = " 00:00:00 +0000 UTC";

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
        ofOtherTool(key, value)
                .ifPresentOrElse(
                        fix -> error(key, text(value), SINGLE, fix),
                        () -> refuseShape(key, text(value), SINGLE, "write one value"));
        return Optional.empty();
    }

    /** The fix of an object that another tool has where a stack file has a single value. */
    private static Optional<String> ofOtherTool(String key, JsonElement value) {
        return value instanceof JsonObject object
                ? object.keySet().stream()
                        .flatMap(below -> ForeignKeys.fix(key + "." + below, own -> false).stream())
                        .findFirst()
                : Optional.empty();
    }

    boolean isArray(String key) {
        return present(key) instanceof JsonArray;
    }

    boolean isObject(String key) {
        return present(key) instanceof JsonObject;
    }

    boolean isScalar(String key) {
        return present(key) instanceof JsonPrimitive;
    }

    /** A text that has a format. */
    Optional<String> text(String key, TextFormat form) {
        return scalar(key).filter(value -> formed(key, value, form));
    }

    /** A date; YAML makes the midnight of it, if it has no quotes. */
    Optional<LocalDate> date(String key) {
        var value = scalar(key);
        try {
            return value.map(text -> LocalDate.parse(text.replace(MIDNIGHT, "")));
        } catch (DateTimeParseException e) {
            error(key, value.orElseThrow(), DATE + " is allowed", "correct it");
            return Optional.empty();
        }
    }

    /** A number that has a format. */
    Optional<String> number(String key, TextFormat form) {
        var value = scalar(key);
        if (value.isPresent() && !form.matches(value.get())) {
            error(key, value.get(), form.description() + " is allowed", "correct it");
            return Optional.empty();
        }
        return value;
    }

    /** An object, without keys if the value is missing; empty for a value of another shape, which is an error. */
    public Optional<JsonObject> object(String key) {
        var value = present(key);
        if (value == null || value instanceof JsonObject) {
            return Optional.of(value == null ? new JsonObject() : value.getAsJsonObject());
        }
        refuseShape(key, text(value), OBJECT, BELOW);
        return Optional.empty();
    }

    public JsonArray array(String key) {
        var value = present(key);
        if (value == null || value instanceof JsonArray) {
            return value == null ? new JsonArray() : value.getAsJsonArray();
        }
        refuseShape(key, text(value), "a list is allowed", "write it as [a, b]");
        return new JsonArray();
    }

    /** A whole number; empty if there is none or it is an error. */
    public OptionalInt integer(String key, int min, int max, String reason) {
        var value = scalar(key);
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        var allowed = "%d to %d is allowed%s".formatted(min, max, reason.isEmpty() ? "" : ", " + reason);
        try {
            var number = Integer.parseInt(value.get());
            if (number >= min && number <= max) {
                return OptionalInt.of(number);
            }
            error(key, value.get(), allowed, "set it to " + (number < min ? min : max));
        } catch (NumberFormatException e) {
            error(key, value.get(), "a whole number of " + allowed, "set it to a number, without quotes and units");
        }
        return OptionalInt.empty();
    }

    /** The key of an element of a list. */
    static String position(String key, int position) {
        return "%s[%d]".formatted(key, position);
    }

    /**
     * The texts of a list by their keys with the position in the file, such as {@code hosts[1]}. Those without the format are
     * errors and left out, and so is a name that is listed twice. Only a list of any texts, such as a command, may repeat one,
     * and only a list of others may be written as one text.
     */
    Map<String, String> textsByKey(String key, TextFormat form) {
        var found = new LinkedHashMap<String, String>();
        if (isScalar(key) && !form.equals(TextFormat.ANY)) {
            text(key, form).ifPresent(text -> found.put(key, text));
            return found;
        }
        var items = array(key);
        for (var i = 0; i < items.size(); i++) {
            var item = items.get(i);
            var at = position(key, i);
            if (!item.isJsonPrimitive()) {
                error(at, item.toString(), form.description() + " is allowed", "write it as a text");
            } else if (!form.equals(TextFormat.ANY) && found.containsValue(item.getAsString())) {
                error(at, item.getAsString(), "it is listed twice", "remove one");
            } else if (formed(at, item.getAsString(), form)) {
                found.put(at, item.getAsString());
            }
        }
        return found;
    }

    /** An object of texts in alphabetical order; those without the format are errors and left out. */
    public Map<String, String> map(String key, TextFormat names, TextFormat texts) {
        var found = new LinkedHashMap<String, String>();
        object(key).orElseGet(JsonObject::new).asMap().forEach((name, value) -> {
            var at = key + "." + name;
            if (!value.isJsonPrimitive()) {
                error(at, value.toString(), "a text is allowed", "write it as a text");
            } else if (!names.matches(name)) {
                error(at, value.getAsString(), names.description() + " is allowed as a key", "rename it");
            } else if (formed(at, value.getAsString(), texts)) {
                found.put(name, value.getAsString());
            }
        });
        return found;
    }

    /** True if a text has the format, and is the text that the stack file has; otherwise adds an error. */
    public boolean formed(String key, String value, TextFormat form) {
        var written = errors.changed(full(path, key));
        if (written.isPresent()) {
            error(
                    key,
                    value,
                    "YAML makes this of %s without quotes".formatted(written.get()),
                    "write \"%s\"".formatted(written.get()));
            return false;
        }
        if (!form.matches(value)) {
            error(key, value, form.description() + " is allowed", "correct it");
        }
        return form.matches(value);
    }

    /** The text at a path of keys and positions, see {@link ValuePath}. */
    public String shown(String path) {
        return ValuePath.text(values, path);
    }

    private static String text(JsonElement value) {
        return value instanceof JsonPrimitive primitive ? primitive.getAsString() : value.toString();
    }

    /**
     * Adds the errors of broken rules, except those of values that have an error already, or are part of a value that has one.
     *
     * @param key the key of the errors of rules that name none
     */
    void refuse(String key, SpecException broken) {
        broken.all()
                .map(rule -> rule.key().isEmpty() ? new SpecException(key, rule.problem(), rule.fix()) : rule)
                .filter(rule -> rule.key().isEmpty()
                        || !errors.at(full(path, rule.key())) && !errors.above(full(path, rule.key()), path))
                .toList()
                .forEach(rule ->
                        errors.add(new ConfigError(full(path, rule.key()), shown(rule.key()), rule.explanation())));
    }

    /** Adds the error of a value of another shape, with an example of the allowed one. */
    void refuseShape(String key, String value, String allowed, String otherwise) {
        var fix = errors.examples()
                .of(full(path, key))
                .map("write it as "::concat)
                .orElse(otherwise);
        error(key, value, allowed, fix);
    }

    void refuseShape(String key, String allowed, String otherwise) {
        refuseShape(key, "", allowed, otherwise);
    }

    private @Nullable JsonElement present(String key) {
        return has(key) ? values.get(key) : null;
    }

    /** Adds an error of a key. */
    public void error(String key, String value, String allowed, String fix) {
        errors.add(ConfigError.of(full(path, key), value, allowed, fix));
    }
}
