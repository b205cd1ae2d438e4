package dev.slipway.base.link;

import com.pulumi.core.Output;
import java.util.Map;
import java.util.TreeMap;

/**
 * The link of one service to one store.
 *
 * @param suffix the end of the names of its variables; empty for the first store of its kind
 * @param names the names that the service gives to variables: by the default name, or by the key of a further value
 */
public record Link(Linkable store, String suffix, Map<String, String> names) {
    public Link {
        if (!suffix.matches("(_[A-Z0-9_]+)?")) {
            throw new IllegalArgumentException(
                    "a suffix such as _ORDERS, or none, is allowed; write it in upper case after an underscore");
        }
        names = Map.copyOf(names);
    }

    /** A link with the default names. */
    public Link(Linkable store, String suffix) {
        this(store, suffix, Map.of());
    }

    /** The only store of its kind, or the first. */
    public static Link of(Linkable store) {
        return new Link(store, "");
    }

    /** The variables in clear. */
    Map<String, Output<String>> environment() {
        return named(store.access().environment(), store.further().environment());
    }

    /** The variables that ECS fills, by the ARN of their secret. */
    Map<String, Output<String>> secrets() {
        return named(store.access().secrets(), store.further().secrets());
    }

    private Map<String, Output<String>> named(
            Map<String, Output<String>> variables, Map<String, Output<String>> furtherByKey) {
        var named = new TreeMap<String, Output<String>>();
        variables.forEach((variable, value) -> named.put(names.getOrDefault(variable, variable + suffix), value));
        furtherByKey.forEach((key, value) -> {
            if (names.containsKey(key)) {
                named.put(names.get(key), value);
            }
        });
        return named;
    }
}
