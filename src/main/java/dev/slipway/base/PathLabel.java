package dev.slipway.base;

import java.util.Locale;
import java.util.regex.Pattern;

/** The part of a logical name that a path gives. */
public final class PathLabel {
    private static final Pattern PLAIN = Pattern.compile("(/(?!any)[a-z0-9]+)*(/\\*)?");

    private PathLabel() {}

    /** The path in words, and a hash where the words alone could be another path's too. */
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
