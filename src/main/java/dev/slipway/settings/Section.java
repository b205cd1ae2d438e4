package dev.slipway.settings;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An object of the stack file, read key by key. A value that is not allowed becomes a fault and reads as its default, so
 * that reading goes on and finds the other faults; {@link #close} finds the keys that nobody read.
 */
final class Section implements AutoCloseable {
    private final String path;
    private final JsonObject values;
    private final Faults faults;
    private final Reference reference;
    private final Set<String> known = new LinkedHashSet<>();

    Section(String path, JsonObject values, Faults faults, Reference reference) {
        this.path = path;
        this.values = values;
        this.faults = faults;
        this.reference = reference;
    }

    /** The full key of a key in this section. */
    String full(String key) {
        return path.endsWith(":") ? path + key : path + "." + key;
    }

    boolean has(String key) {
        return values.has(key) && !values.get(key).isJsonNull();
    }

    /** The keys that stand in this section. */
    Set<String> keys() {
        return values.keySet();
    }

    boolean flag(String key, boolean fallback) {
        note(key, "boolean", Boolean.toString(fallback), "true or false");
        return scalar(key)
                .map(value -> {
                    if (value.equals("true") || value.equals("false")) {
                        return Boolean.valueOf(value);
                    }
                    fault(key, value, "true or false is allowed", "set it to true or false");
                    return fallback;
                })
                .orElse(fallback);
    }

    int integer(String key, int fallback, int min, int max) {
        note(key, "integer", Integer.toString(fallback), min + " to " + max);
        return bounded(key, min, max).orElse(fallback);
    }

    Optional<Integer> integer(String key, int min, int max) {
        note(key, "integer", "none", min + " to " + max);
        return bounded(key, min, max);
    }

    private Optional<Integer> bounded(String key, int min, int max) {
        var value = scalar(key);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        var allowed = "%d to %d is allowed".formatted(min, max);
        try {
            var number = Integer.parseInt(value.get());
            if (number >= min && number <= max) {
                return Optional.of(number);
            }
            fault(key, value.get(), allowed, "set it to " + (number < min ? min : max));
        } catch (NumberFormatException e) {
            fault(key, value.get(), "a whole number of " + allowed, "set it to a number, without quotes and units");
        }
        return Optional.empty();
    }

    String text(String key, String fallback, Form form) {
        note(key, "string", fallback.isEmpty() ? "none" : fallback, form.description());
        return scalar(key).filter(value -> formed(key, value, form)).orElse(fallback);
    }

    Optional<String> text(String key, Form form) {
        note(key, "string", "none", form.description());
        return scalar(key).filter(value -> formed(key, value, form));
    }

    /** One of an enum's constants, written as in {@code perZone} for {@code PER_ZONE}. */
    <E extends Enum<E>> E choice(String key, E fallback) {
        var constants = Arrays.stream(fallback.getDeclaringClass().getEnumConstants())
                .collect(Collectors.toMap(Section::written, each -> each, (a, b) -> a, LinkedHashMap::new));
        var allowed = String.join(", ", constants.keySet());
        note(key, "string", written(fallback), allowed);
        var value = scalar(key);
        if (value.isPresent() && !constants.containsKey(value.get())) {
            var meant = Nearest.to(value.get(), constants.keySet());
            fault(key, value.get(), allowed + " are allowed", "set it to " + meant.orElse(written(fallback)));
        }
        return value.map(constants::get).orElse(fallback);
    }

    static String written(Enum<?> constant) {
        var written = new StringBuilder();
        var name = constant.name();
        for (var i = 0; i < name.length(); i++) {
            var letter = name.charAt(i);
            var previous = i == 0 ? ' ' : name.charAt(i - 1);
            if (letter == '_' && Character.isLetter(name.charAt(i + 1))) {
                continue;
            }
            written.append(previous == '_' ? letter : Character.toLowerCase(letter));
        }
        return written.toString();
    }

    List<String> texts(String key, List<String> fallback, Form form) {
        note(key, "list of strings", fallback.isEmpty() ? "none" : String.join(", ", fallback), form.description());
        if (!has(key)) {
            return fallback;
        }
        var found = new ArrayList<String>();
        var items = array(key);
        for (var i = 0; i < items.size(); i++) {
            var item = items.get(i);
            var at = "%s[%d]".formatted(key, i);
            if (!item.isJsonPrimitive()) {
                fault(at, item.toString(), form.description() + " is allowed", "write it as a text");
            } else if (formed(at, item.getAsString(), form)) {
                found.add(item.getAsString());
            }
        }
        return List.copyOf(found);
    }

    /** An object of texts, such as environment variables, in the order of the file. */
    Map<String, String> map(String key, Form names, Form texts) {
        note(key, "map of strings", "none", names.description() + ": " + texts.description());
        var found = new LinkedHashMap<String, String>();
        object(key).asMap().forEach((name, value) -> {
            var at = key + "." + name;
            if (!value.isJsonPrimitive()) {
                fault(at, value.toString(), "a text is allowed", "write it as a text");
            } else if (!names.matches(name)) {
                fault(at, value.getAsString(), names.description() + " is allowed as a key", "rename it");
            } else if (formed(at, value.getAsString(), texts)) {
                found.put(name, value.getAsString());
            }
        });
        return found;
    }

    /** The section under a key, empty where it is missing. */
    Section section(String key) {
        known.add(key);
        return new Section(full(key), object(key), faults, reference);
    }

    /** The sections under a key by their names, in the order of the file. */
    Map<String, Section> sections(String key, Form names) {
        note(key, "map of objects", "none", names.description());
        var found = new LinkedHashMap<String, Section>();
        object(key).asMap().forEach((name, value) -> {
            var at = key + "." + name;
            if (!names.matches(name)) {
                fault(at, "", names.description() + " is allowed as a key", "rename it");
            } else if (!value.isJsonObject()) {
                fault(at, value.toString(), "an object is allowed", "write its keys below it");
            } else {
                found.put(name, new Section(full(at), value.getAsJsonObject(), faults, reference));
            }
        });
        return found;
    }

    /** The objects of the list under a key. */
    List<Section> list(String key) {
        note(key, "list of objects", "none", "objects");
        var items = array(key);
        return IntStream.range(0, items.size())
                .mapToObj(i -> {
                    var at = "%s[%d]".formatted(key, i);
                    if (items.get(i) instanceof JsonObject object) {
                        return new Section(full(at), object, faults, reference);
                    }
                    fault(at, items.get(i).toString(), "an object is allowed", "write its keys below it");
                    return new Section(full(at), new JsonObject(), new Faults(), reference);
                })
                .toList();
    }

    /**
     * A value made of what was read; a refusal becomes a fault of the key.
     *
     * @param make throws {@link IllegalArgumentException} with what is allowed and what to do
     */
    <T> T make(String key, T fallback, Supplier<T> make) {
        try {
            return make.get();
        } catch (IllegalArgumentException e) {
            faults.add(new Fault(full(key), shown(key), String.valueOf(e.getMessage())));
            return fallback;
        }
    }

    void fault(String key, String value, String allowed, String fix) {
        faults.add(Fault.of(full(key), value, allowed, fix));
    }

    /** Finds the keys that nobody read. */
    @Override
    public void close() {
        for (var key : values.keySet()) {
            if (!known.contains(key)) {
                var meant = Nearest.to(key, known).map(near -> "did you mean " + near + "?");
                fault(key, "", "unknown key", meant.orElse("allowed here: " + String.join(", ", known)));
            }
        }
    }

    private void note(String key, String type, String fallback, String allowed) {
        known.add(key);
        reference.note(full(key), type, fallback, allowed);
    }

    private boolean formed(String key, String value, Form form) {
        if (form.matches(value)) {
            return true;
        }
        fault(key, value, form.description() + " is allowed", "correct it");
        return false;
    }

    private Optional<String> scalar(String key) {
        known.add(key);
        var value = present(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof JsonPrimitive primitive) {
            return Optional.of(primitive.getAsString());
        }
        fault(key, text(value), "a single value is allowed", "write one value");
        return Optional.empty();
    }

    private JsonObject object(String key) {
        known.add(key);
        var value = present(key);
        if (value == null || value instanceof JsonObject) {
            return value == null ? new JsonObject() : value.getAsJsonObject();
        }
        fault(key, text(value), "an object is allowed", "write its keys below it");
        return new JsonObject();
    }

    private JsonArray array(String key) {
        known.add(key);
        var value = present(key);
        if (value == null || value instanceof JsonArray) {
            return value == null ? new JsonArray() : value.getAsJsonArray();
        }
        fault(key, text(value), "a list is allowed", "write it as [a, b]");
        return new JsonArray();
    }

    /** What stands under a key of this section, or under {@code <key>.<name>} of an object in it. */
    private String shown(String key) {
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
}
