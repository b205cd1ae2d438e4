package dev.slipway.base;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Suggestions for a mistyped word. */
public final class Suggestions {
    private Suggestions() {}

    /**
     * The known word that a mistyped one begins, or the one with the fewest edits if they are few enough for a typing error:
     * one, and one more for every four letters beyond the fourth. In a word of up to four letters a replaced letter makes
     * another word.
     */
    public static Optional<String> to(String typed, Collection<String> known) {
        var begun = known.stream()
                .filter(word -> typed.length() >= 4 && word.startsWith(typed))
                .min(Comparator.comparingInt(String::length));
        return begun.or(() -> among(known, typed)
                .filter(word -> edits(typed, word) <= Math.max(1, typed.length() / 4))
                .filter(word -> typed.length() > 4
                        || word.length() != typed.length()
                        || letters(word).equals(letters(typed))));
    }

    private static List<Integer> letters(String word) {
        return word.toLowerCase(Locale.ROOT).chars().sorted().boxed().toList();
    }

    /** The known word with the fewest edits, however many; of several, the first in the alphabet. */
    public static Optional<String> among(Collection<String> known, String typed) {
        return known.stream()
                .min(Comparator.comparingInt((String word) -> edits(typed, word))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /**
     * The number of inserted, deleted, replaced and exchanged letters between two words, upper and lower case being the same:
     * the distance of optimal string alignment.
     */
    public static int edits(String left, String right) {
        var from = left.toLowerCase(Locale.ROOT);
        var to = right.toLowerCase(Locale.ROOT);
        var distance = new int[from.length() + 1][to.length() + 1];
        for (var i = 0; i <= from.length(); i++) {
            for (var j = 0; j <= to.length(); j++) {
                if (i == 0 || j == 0) {
                    distance[i][j] = i + j;
                    continue;
                }
                var same = from.charAt(i - 1) == to.charAt(j - 1);
                var changed = Math.min(distance[i - 1][j], distance[i][j - 1]) + 1;
                distance[i][j] = Math.min(changed, distance[i - 1][j - 1] + (same ? 0 : 1));
                if (i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1)) {
                    distance[i][j] = Math.min(distance[i][j], distance[i - 2][j - 2] + 1);
                }
            }
        }
        return distance[from.length()][to.length()];
    }
}
