package dev.slipway.settings.reader;

import dev.slipway.settings.reader.SettingsReference.SettingKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The keys of a section as its reader asks for them, which become entries of the reference. */
final class KeyNotes {
    private final String path;
    private final SettingsReference reference;
    private final Set<String> known = new LinkedHashSet<>();

    KeyNotes(String path, SettingsReference reference) {
        this.path = path;
        this.reference = reference;
    }

    /** The keys, in the order of reading. */
    Set<String> known() {
        return known;
    }

    /** A key that is read, without an entry of its own in the reference. */
    void read(String key) {
        known.add(key);
    }

    /** A key whose values have a format. */
    void add(String key, String type, String fallback, TextFormat form) {
        add(key, type, fallback, form.description(), List.of(), form.pattern().pattern());
    }

    /** A key whose allowed values are words. */
    void add(String key, String type, String fallback, String allowed) {
        add(key, type, fallback, allowed, List.of(), "");
    }

    /** A key with one of some texts. */
    void choice(String key, String fallback, List<String> choices) {
        add(key, "string", fallback, String.join(", ", choices), choices, "");
    }

    /** A key with one or several of some texts. */
    void choices(String key, String fallback, List<String> choices) {
        add(key, "string or list of strings", fallback, String.join(", ", choices), choices, "");
    }

    /** A key with an object of texts. */
    void map(String key, TextFormat names, TextFormat texts) {
        var allowed = "keys: %s; values: %s".formatted(names.description(), texts.description());
        add(key, "map of strings", "none", allowed, List.of(), texts.pattern().pattern());
    }

    private void add(String key, String type, String fallback, String allowed, List<String> choices, String pattern) {
        read(key);
        reference.note(new SettingKey(RawValues.full(path, key), type, fallback, allowed, choices, pattern));
    }
}
