package dev.slipway.settings.reader;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The objects and lists of objects in a section, each read as a section of its own. */
final class NestedSections {
    private final String path;
    private final RawValues values;
    private final ConfigErrors errors;
    private final SettingsReference reference;
    private final KeyNotes notes;

    NestedSections(String path, RawValues values, ConfigErrors errors, SettingsReference reference, KeyNotes notes) {
        this.path = path;
        this.values = values;
        this.errors = errors;
        this.reference = reference;
        this.notes = notes;
    }

    Section section(String key) {
        notes.read(key);
        return values.object(key)
                .map(object -> new Section(full(key), object, errors, reference))
                .orElseGet(() -> silent(key));
    }

    Map<String, Section> sections(String key, TextFormat names) {
        notes.add(key, "map of objects", "none", names.description());
        var found = new LinkedHashMap<String, Section>();
        members(key).forEach((name, value) -> {
            var at = key + "." + name;
            if (names.matches(name)) {
                object(at, value).ifPresent(section -> found.put(name, section));
            } else {
                refuseName(at, names);
            }
        });
        return found;
    }

    List<ListElement> textsOrSections(String key, TextFormat names, TextFormat form) {
        notes.add(key, "map of strings and objects", "none", names.description());
        var found = new ArrayList<ListElement>();
        new TreeMap<>(members(key)).forEach((name, value) -> {
            var at = key + "." + name;
            if (names.matches(name)) {
                element(at, value, form).ifPresent(found::add);
            } else {
                refuseName(at, names);
            }
        });
        return found;
    }

    Section example(String key) {
        return new Section(full(key) + ".<name>", new JsonObject(), errors, reference);
    }

    List<Section> list(String key) {
        notes.add(key, "list of objects", "none", "objects");
        return items(key);
    }

    List<Section> sectionOrList(String key) {
        notes.add(key, "object or list of objects", "none", "an object, or a list of objects");
        if (values.isArray(key) && !values.array(key).isEmpty()) {
            return items(key);
        }
        if (values.isArray(key)) {
            values.refuseShape(key, "an object, or a list of one or more objects, is allowed", "remove it");
        } else if (isByName(key)) {
            values.refuseShape(key, "an object, or a list of objects without names, is allowed", "write it as a list");
        } else {
            return List.of(section(key));
        }
        return List.of(silent(key));
    }

    /** True for an object whose keys are names of objects and none of the reference. */
    private boolean isByName(String key) {
        var object = values.isObject(key) ? values.object(key).orElseThrow() : new JsonObject();
        if (object.size() == 0 || !object.asMap().values().stream().allMatch(JsonElement::isJsonObject)) {
            return false;
        }
        var known = errors.examples().keysBelow(full(key));
        return !known.isEmpty() && object.keySet().stream().noneMatch(known::contains);
    }

    List<ListElement> elements(String key, String allowed, TextFormat form) {
        notes.add(key, "list of strings and objects", "none", allowed);
        var items = values.array(key);
        return IntStream.range(0, items.size())
                .mapToObj(i -> element(RawValues.position(key, i), items.get(i), form))
                .flatMap(Optional::stream)
                .toList();
    }

    private List<Section> items(String key) {
        var items = values.array(key);
        return IntStream.range(0, items.size())
                .mapToObj(i -> object(RawValues.position(key, i), items.get(i)).orElseGet(() -> silent(key)))
                .toList();
    }

    private Map<String, JsonElement> members(String key) {
        return values.object(key).orElseGet(JsonObject::new).asMap();
    }

    private Optional<ListElement> element(String at, JsonElement value, TextFormat form) {
        if (!value.isJsonPrimitive()) {
            return object(at, value).map(section -> new ListElement(at, "", Optional.of(section)));
        }
        var text = value.getAsString();
        return values.formed(at, text, form)
                ? Optional.of(new ListElement(at, text, Optional.empty()))
                : Optional.empty();
    }

    private Optional<Section> object(String at, JsonElement value) {
        if (value instanceof JsonObject object) {
            return Optional.of(new Section(full(at), object, errors, reference));
        }
        values.refuseShape(at, value.toString(), RawValues.OBJECT, RawValues.BELOW);
        return Optional.empty();
    }

    /** A section without keys, for a value of another shape: its errors would disappear with that of the shape. */
    private Section silent(String key) {
        return new Section(full(key), new JsonObject(), new ConfigErrors(SourceLocations.NONE), reference);
    }

    private void refuseName(String at, TextFormat names) {
        values.error(at, "", names.description() + " is allowed as a key", "rename it");
    }

    private String full(String key) {
        return RawValues.full(path, key);
    }
}
