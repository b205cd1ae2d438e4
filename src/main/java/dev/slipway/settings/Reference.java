package dev.slipway.settings;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Every key that the settings read, as they read it: what {@code docs/settings.md} is held to. */
final class Reference {
    /**
     * One key.
     *
     * @param path the full key, with {@code <name>} for a name that the user chooses
     * @param fallback the default as text, {@code none} where there is none
     */
    record Key(String path, String type, String fallback, String allowed) {}

    private final Map<String, Key> keys = new TreeMap<>();

    void note(String path, String type, String fallback, String allowed) {
        var general =
                path.replaceAll("(slipway:services)\\.[^.\\[]+", "$1.<name>").replaceAll("\\[\\d+]", "[]");
        keys.putIfAbsent(general, new Key(general, type, fallback, allowed));
    }

    Collection<Key> keys() {
        return keys.values();
    }
}
