package dev.slipway.settings.reader;

import java.util.regex.Pattern;

/**
 * The format of a text.
 *
 * @param description the text's meaning, in the words of an error
 * @param pattern the pattern of the whole text
 */
public record TextFormat(String description, Pattern pattern) {
    public static final TextFormat ANY = of("a text", "(?s).*");
    public static final TextFormat NAME = of(
            "a name of 1 to 20 lower-case letters, digits and hyphens, starting with a letter and not ending with a hyphen",
            "[a-z]([a-z0-9-]{0,18}[a-z0-9])?");
    public static final TextFormat VARIABLE =
            of("a variable name of letters, digits and underscores", "[A-Za-z_][A-Za-z0-9_]*");

    public static TextFormat of(String description, String pattern) {
        return new TextFormat(description, Pattern.compile(pattern));
    }

    public boolean matches(String text) {
        return pattern.matcher(text).matches();
    }
}
