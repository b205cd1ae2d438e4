package dev.slipway.base.link;

import com.pulumi.core.Output;
import java.util.Map;
import java.util.TreeMap;

/**
 * The link of one service to one store.
 *
 * @param suffix the end of the names of its variables; empty for the first store of its kind
 */
public record Link(Linkable store, String suffix) {
    public Link {
        if (!suffix.matches("(_[A-Z0-9_]+)?")) {
            throw new IllegalArgumentException(
                    "a suffix such as _ORDERS, or none, is allowed; write it in upper case after an underscore");
        }
    }

    /** The only store of its kind, or the first. */
    public static Link of(Linkable store) {
        return new Link(store, "");
    }

    Map<String, Output<String>> suffixed(Map<String, Output<String>> variables) {
        var suffixed = new TreeMap<String, Output<String>>();
        variables.forEach((variable, value) -> suffixed.put(variable + suffix, value));
        return suffixed;
    }
}
