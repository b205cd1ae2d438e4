package dev.slipway.settings.reader;

import dev.slipway.settings.reader.SettingsReference.SettingKey;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The form of a key on its page: the first three cells of its row, and the lines below its heading. */
final class KeyFormat {
    private static final int MAX_ALLOWED = 75;
    private static final int MAX_DEFAULT = 70;

    /** Allowed values that the type implies. */
    private static final Set<String> IMPLIED =
            Set.of("true or false", "a text", "objects", "a number", "an object", "keys: a text; values: a text");

    /** The form of most names, which the index describes. */
    static final String NAME =
            "a name of 1 to 20 lower-case letters, digits and hyphens, starting with a letter and not"
                    + " ending with a hyphen";

    private KeyFormat() {}

    /** The cells of a row before the meaning. */
    static String cells(SettingKey key, boolean linked) {
        var name = "`%s`".formatted(key.path());
        return "| %s | %s | %s |"
                .formatted(
                        linked ? "[%s](#%s)".formatted(name, anchor(key.path())) : name,
                        value(key),
                        hasLongDefault(key) ? "below" : fallback(key));
    }

    /** The generated lines below the heading of a key: values that are too long for a cell. */
    static List<String> lines(SettingKey key) {
        return Stream.of(
                        hasLongValue(key)
                                ? "Allowed: %s.".formatted(key.allowed().replace("\\|", "|"))
                                : "",
                        hasLongDefault(key) ? "Default: %s.".formatted(fallback(key)) : "")
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** The anchor of the heading of a key. */
    static String anchor(String path) {
        return path.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}_-]", "");
    }

    private static String value(SettingKey key) {
        if (IMPLIED.contains(key.allowed()) || hasLongValue(key)) {
            return key.type();
        }
        var allowed = key.allowed().equals(NAME) ? "[a name](README.md#names)" : key.allowed();
        return "%s: %s".formatted(key.type(), allowed);
    }

    private static boolean hasLongValue(SettingKey key) {
        return key.allowed().length() > MAX_ALLOWED && !key.allowed().equals(NAME);
    }

    private static boolean hasLongDefault(SettingKey key) {
        return fallback(key).length() > MAX_DEFAULT;
    }

    private static String fallback(SettingKey key) {
        return key.fallback().equals("none") ? "none" : "`%s`".formatted(key.fallback());
    }
}
