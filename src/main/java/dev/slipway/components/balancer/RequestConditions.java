package dev.slipway.components.balancer;

import dev.slipway.base.SpecException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Conditions of the method, the headers and the query string of a request, which has to meet all of them. Limits from
 * <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html">condition
 * types</a>.
 *
 * @param methods methods of which the request has one, such as {@code GET}; empty for every method. {@code GET} does not
 *     include {@code HEAD}
 * @param headers a pattern for each header, by its name; names and values are compared without regard to case. {@code *}
 *     matches any characters and {@code ?} one
 * @param query a pattern for each key of the query string
 */
public record RequestConditions(List<String> methods, Map<String, String> headers, Map<String, String> query) {
    /** Every method, with any headers and any query string. */
    public static final RequestConditions ANY = new RequestConditions(List.of(), Map.of(), Map.of());

    private static final Pattern METHOD = Pattern.compile("[A-Z_-]{1,40}");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,40}");
    private static final Pattern VALUE = Pattern.compile("[ -~]{1,128}");

    /** @throws SpecException for a value beyond the documented limits, with all further errors as suppressed exceptions */
    public RequestConditions {
        methods = methods.stream().sorted().toList();
        headers = new TreeMap<>(headers);
        query = new TreeMap<>(query);
        var errors = new ArrayList<SpecException>();
        for (var method : methods) {
            if (!METHOD.matcher(method).matches()) {
                errors.add(new SpecException(
                        "methods",
                        "the method '%s' is not possible".formatted(method),
                        "give up to 40 capital letters, hyphens and underscores, such as GET"));
            }
        }
        if (new HashSet<>(methods).size() < methods.size()) {
            errors.add(new SpecException("methods", "a method is listed twice", "remove one"));
        }
        headers.forEach((name, value) -> errors.addAll(headerErrors(name, value)));
        query.forEach((key, value) -> {
            if (!VALUE.matcher(key).matches() || !VALUE.matcher(value).matches()) {
                errors.add(new SpecException(
                        "query." + key,
                        "the key '%s' and the value '%s' are not possible in a condition".formatted(key, value),
                        "give up to 128 printable characters of ASCII for each"));
            }
        });
        SpecException.throwAll(errors);
    }

    private static List<SpecException> headerErrors(String name, String value) {
        var key = "headers." + name;
        if (name.equalsIgnoreCase("Host")) {
            return List.of(
                    new SpecException(key, "the host of a request is not a header condition", "set hosts instead"));
        }
        if (!HEADER.matcher(name).matches() || !VALUE.matcher(value).matches()) {
            return List.of(new SpecException(
                    key,
                    "the header '%s: %s' is not possible in a condition".formatted(name, value),
                    "give a name of up to 40 characters and a value of up to 128 printable characters of ASCII"));
        }
        return List.of();
    }

    /** The number of its conditions: one for all methods, and one for each header and each key. */
    int size() {
        return (methods.isEmpty() ? 0 : 1) + headers.size() + query.size();
    }

    /** The values of all its conditions. */
    Stream<String> values() {
        return Stream.of(methods.stream(), headers.values().stream(), query.values().stream())
                .flatMap(values -> values);
    }

    /** The conditions as text for messages, with a leading space; empty without one. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        if (!methods.isEmpty()) {
            text.append(" by ").append(String.join(" or ", methods));
        }
        headers.forEach((name, value) -> text.append(" with %s: %s".formatted(name, value)));
        query.forEach((key, value) -> text.append(" with ?%s=%s".formatted(key, value)));
        return text.toString();
    }
}
