package dev.slipway.base;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Suggestions for a mistyped word. */
public final class Suggestions {
    private Suggestions() {}

    /** The known word with the fewest edits from a mistyped one, if they are few enough for a typing error. */
    public static Optional<String> to(String typed, Collection<String> known) {
        var most = Math.max(2, typed.length() / 3);
        return among(known, typed).filter(word -> edits(typed, word) <= most);
    }

    /** The known word with the fewest edits, however many; of several, the first in the alphabet. */
    public static Optional<String> among(Collection<String> known, String typed) {
        return known.stream()
                .min(Comparator.comparingInt((String word) -> edits(typed, word))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** The Levenshtein distance of two words, upper and lower case being the same. */
    public static int edits(String left, String right) {
        var from = left.toLowerCase(Locale.ROOT);
        var to = right.toLowerCase(Locale.ROOT);
        var row = new int[to.length() + 1];
        for (var j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (var i = 1; i <= from.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.length(); j++) {
                var replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
