package dev.slipway.controllers.lambda;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The environment variables of a function, which are its settings. A missing or invalid value is an
 * {@link IllegalArgumentException} with one line when the function starts.
 */
public final class Environment {
    private final Map<String, String> variables;

    public Environment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /** The environment of this process. */
    public static Environment ofProcess() {
        return new Environment(System.getenv());
    }

    /** A required variable. */
    public String text(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the variable %s is missing; set it in the environment of the function".formatted(name)));
    }

    /** An optional variable, which may also be empty. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** A required list of one or more values, separated by commas. */
    public List<String> list(String name) {
        return parts(name, text(name));
    }

    private static List<String> parts(String name, String text) {
        var parts = Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("the variable %s has no values; set at least one".formatted(name));
        }
        return parts;
    }

    /** Required lists of {@code name=value}, separated by commas, with semicolons between the lists. */
    public List<Map<String, String>> pairs(String name) {
        return Arrays.stream(text(name).split(";"))
                .map(set -> pairs(name, parts(name, set)))
                .toList();
    }

    private static Map<String, String> pairs(String name, List<String> parts) {
        var pairs = new LinkedHashMap<String, String>();
        for (var part : parts) {
            var at = part.indexOf('=');
            if (at < 1 || at == part.length() - 1) {
                throw new IllegalArgumentException(
                        "%s in the variable %s is not a pair; use Name=value".formatted(part, name));
            }
            pairs.put(part.substring(0, at), part.substring(at + 1));
        }
        return pairs;
    }

    /** A whole number of at least 1. */
    public int positive(String name, int otherwise) {
        return find(name).map(value -> number(name, value)).orElse(otherwise);
    }

    /** Whole seconds, at least 1. */
    public Optional<Duration> seconds(String name) {
        return find(name).map(value -> Duration.ofSeconds(number(name, value)));
    }

    /** {@code true} or {@code false}; false for a missing variable. */
    public boolean flag(String name) {
        var value = find(name).orElse("false");
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new IllegalArgumentException(
                        "%s in the variable %s is neither true nor false; use one of these".formatted(value, name));
        };
    }

    /** One of the names of an enumeration, in lower case. */
    public <E extends Enum<E>> E choice(String name, Class<E> among) {
        var value = text(name);
        var all = among.getEnumConstants();
        return Arrays.stream(all)
                .filter(candidate -> lower(candidate).equals(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("%s in the variable %s is unknown; use one of %s"
                        .formatted(
                                value,
                                name,
                                Arrays.stream(all).map(Environment::lower).toList())));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static int number(String name, String value) {
        if (!value.matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException(
                    "%s in the variable %s is not a whole number of 1 or more".formatted(value, name));
        }
        return Integer.parseInt(value);
    }
}
