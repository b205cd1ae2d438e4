package dev.slipway.base;

import java.util.Locale;
import java.util.regex.Pattern;

/** The part of a logical name that a path gives. */
public final class PathLabel {
    private static final Pattern PLAIN = Pattern.compile("(/(?!any)[a-z0-9]+)*(/\\*)?");

    private PathLabel() {}

    /** The words of the path, with a hash if another path can have the same words. */
    public static String of(String path) {
        var words = path.replace("*", "any")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", " ")
                .strip()
                .replace(' ', '-');
        if (PLAIN.matcher(path).matches()) {
            return words;
        }
        var hash = StableHash.hex(path, 6);
        return words.isEmpty() ? hash : words + "-" + hash;
    }
}
