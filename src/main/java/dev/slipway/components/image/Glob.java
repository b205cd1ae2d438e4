package dev.slipway.components.image;

import dev.slipway.base.SpecException;
import java.util.regex.Pattern;

/**
 * The wildcards of a {@code .dockerignore} file: those of Go's
 * <a href="https://pkg.go.dev/path/filepath#Match">filepath.Match</a> ({@code *}, {@code ?}, {@code [a-z]},
 * {@code [^a-z]}, and {@code \} to escape a character) and {@code **} for any number of folders.
 */
final class Glob {
    private final String glob;
    private final StringBuilder regex = new StringBuilder();
    private int at;

    private Glob(String glob) {
        this.glob = glob;
    }

    /** @throws SpecException for an empty or unclosed character class, and for a {@code \} at the end */
    static Pattern pattern(String glob) {
        return new Glob(glob).translate();
    }

    /** The leading folders without a wildcard: {@code target/image} of {@code target/image/*.jar}. */
    static String literalPrefix(String glob) {
        var wildcard = glob.split("[*?\\[\\\\]", 2)[0].length();
        if (wildcard == glob.length()) {
            return glob;
        }
        var slash = glob.lastIndexOf('/', wildcard);
        return slash < 0 ? "" : glob.substring(0, slash);
    }

    private Pattern translate() {
        while (at < glob.length()) {
            var c = glob.charAt(at++);
            switch (c) {
                case '*' -> star();
                case '?' -> regex.append("[^/]");
                case '[' -> characterClass();
                case '\\' -> literal(escaped());
                default -> literal(c);
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    private void literal(char c) {
        if (c < 128 && !Character.isLetterOrDigit(c)) {
            regex.append('\\');
        }
        regex.append(c);
    }

    private void star() {
        if (!follows('*')) {
            regex.append("[^/]*");
            return;
        }
        at++;
        if (follows('/')) {
            at++;
        }
        regex.append(at == glob.length() ? ".*" : "(.*/)?");
    }

    private void characterClass() {
        regex.append('[');
        if (follows('^')) {
            at++;
            regex.append('^');
        }
        var first = at;
        while (at < glob.length() && glob.charAt(at) != ']') {
            member();
            if (follows('-')) {
                at++;
                regex.append('-');
                if (follows(']')) {
                    throw bad();
                }
                member();
            }
        }
        if (at == first || at == glob.length()) {
            throw bad();
        }
        at++;
        regex.append(']');
    }

    private void member() {
        if (at == glob.length()) {
            throw bad();
        }
        var c = glob.charAt(at++);
        if (c == '-') {
            throw bad();
        }
        // In a character class of Java's, [, & and others are special characters.
        regex.append("\\x{")
                .append(Integer.toHexString(c == '\\' ? escaped() : c))
                .append('}');
    }

    private char escaped() {
        if (at == glob.length()) {
            throw bad();
        }
        return glob.charAt(at++);
    }

    private boolean follows(char c) {
        return at < glob.length() && glob.charAt(at) == c;
    }

    private SpecException bad() {
        return new SpecException(
                "the pattern '%s' is not complete".formatted(glob), "close its [ ] and put a character after its \\");
    }
}
