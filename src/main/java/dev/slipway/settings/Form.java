package dev.slipway.settings;

import java.util.regex.Pattern;

/**
 * The form that a text must have.
 *
 * @param description what it is, as it reads in an error
 * @param pattern what it matches as a whole
 */
record Form(String description, Pattern pattern) {
    static final Form ANY = of("a text", "(?s).*");
    static final Form NAME = of(
            "a name of 1 to 20 lower-case letters, digits and hyphens, starting with a letter and not ending with a hyphen",
            "[a-z]([a-z0-9-]{0,18}[a-z0-9])?");
    static final Form VARIABLE = of("a variable name of letters, digits and underscores", "[A-Za-z_][A-Za-z0-9_]*");

    static Form of(String description, String pattern) {
        return new Form(description, Pattern.compile(pattern));
    }

    boolean matches(String text) {
        return pattern.matcher(text).matches();
    }
}
