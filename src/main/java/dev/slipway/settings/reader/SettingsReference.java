package dev.slipway.settings.reader;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All keys that the settings read, with type, default and allowed values; {@code docs/settings.md} lists them. */
public final class SettingsReference {
    /**
     * One key.
     *
     * @param path the full key, with {@code <name>} for a name that the user chooses
     * @param fallback the default as text; {@code none} for a key without one
     */
    public record SettingKey(String path, String type, String fallback, String allowed) {
        /** The key when another reader also reads it, possibly with another default. */
        private SettingKey readAgain(SettingKey again) {
            return List.of(fallback.split(" or ")).contains(again.fallback)
                    ? this
                    : new SettingKey(path, type, fallback + " or " + again.fallback, allowed);
        }
    }

    private final Map<String, SettingKey> keys = new TreeMap<>();

    public void note(String path, String type, String fallback, String allowed) {
        var general = path.replaceAll("\\b(services|tables|buckets|buses|indexes)\\.[^.\\[]+", "$1.<name>")
                .replaceAll("\\[\\d+]", "[]");
        keys.merge(general, new SettingKey(general, type, fallback, allowed), SettingKey::readAgain);
    }

    public Collection<SettingKey> keys() {
        return keys.values();
    }
}
