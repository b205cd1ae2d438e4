package dev.slipway.base;

import java.util.regex.Pattern;

/**
 * A pattern of a listener rule's condition: {@code *} matches any characters, and {@code ?} exactly one. See
 * <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html">condition
 * types</a>.
 *
 * @param text the pattern; case counts
 */
public record WildcardPattern(String text) {
    /** True if a text matches the pattern. Its own {@code *} and {@code ?} are characters. */
    public boolean matches(String value) {
        return value.matches(Pattern.quote(text).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"));
    }

    /** True if a text exists that both patterns match. */
    public boolean overlaps(WildcardPattern other) {
        return compare(other, false);
    }

    /** True if this pattern matches every text that the other one matches. Sufficient: false for some that do. */
    public boolean covers(WildcardPattern other) {
        return compare(other, true);
    }

    /**
     * Compares the patterns from their ends, with the result for each pair of remainders.
     *
     * @param covering true if wildcards of the other pattern are matched by wildcards of this one only
     */
    private boolean compare(WildcardPattern other, boolean covering) {
        var rows = text.length();
        var columns = other.text.length();
        var matches = new boolean[rows + 1][columns + 1];
        for (var i = rows; i >= 0; i--) {
            for (var j = columns; j >= 0; j--) {
                matches[i][j] = remainders(matches, i, j, other.text, covering);
            }
        }
        return matches[0][0];
    }

    private boolean remainders(boolean[][] matches, int i, int j, String other, boolean covering) {
        var anyHere = i < text.length() && text.charAt(i) == '*';
        var anyThere = j < other.length() && other.charAt(j) == '*';
        if (i == text.length() && j == other.length()) {
            return true;
        }
        if (anyHere && (matches[i + 1][j] || j < other.length() && matches[i][j + 1])) {
            return true;
        }
        if (anyThere && !covering && (matches[i][j + 1] || i < text.length() && matches[i + 1][j])) {
            return true;
        }
        return !anyHere
                && !anyThere
                && i < text.length()
                && j < other.length()
                && same(text.charAt(i), other.charAt(j), covering)
                && matches[i + 1][j + 1];
    }

    private static boolean same(char here, char there, boolean covering) {
        return here == there || here == '?' || there == '?' && !covering;
    }
}
