package dev.slipway.settings.reader;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All keys that the settings read, with type, default and allowed values; the pages in {@code docs/settings} list them. */
public final class SettingsReference {
    /**
     * One key.
     *
     * @param path the full key, with {@code <name>} for a name that the user chooses
     * @param fallback the default as text; {@code none} for a key without one
     * @param allowed the allowed values in words
     * @param choices the allowed values, if these are all
     * @param pattern the pattern of a text, of the texts of a list or of the values of a map; empty for any text
     */
    public record SettingKey(
            String path, String type, String fallback, String allowed, List<String> choices, String pattern) {
        /** The key when another reader also reads it, possibly with another default. */
        private SettingKey readAgain(SettingKey again) {
            return List.of(fallback.split(" or ")).contains(again.fallback)
                    ? this
                    : new SettingKey(path, type, fallback + " or " + again.fallback, allowed, choices, pattern);
        }
    }

    private final Map<String, SettingKey> keys = new LinkedHashMap<>();

    /** Adds a key. */
    public void note(SettingKey key) {
        var general = general(key.path());
        var noted = new SettingKey(general, key.type(), key.fallback(), key.allowed(), key.choices(), key.pattern());
        keys.merge(general, noted, SettingKey::readAgain);
    }

    /** The path with {@code <name>} for names that the user chooses, and {@code []} for positions. */
    static String general(String path) {
        return path.replaceAll(
                        "\\b(services|jobs|tables|buckets|buses|queues|topics|fileSystems|caches|indexes|volumes|logins)\\.[^.\\[]+",
                        "$1.<name>")
                // A list of routes, or of events of a queue, has the keys of a single one.
                .replaceAll("\\b(routes|on)\\[\\d+]", "$1")
                .replaceAll("\\[\\d+]", "[]");
    }

    /** The keys, in alphabetical order. */
    public Collection<SettingKey> keys() {
        return new TreeMap<>(keys).values();
    }

    /** The keys by their paths, in the order of reading. */
    Map<String, SettingKey> read() {
        return keys;
    }
}
