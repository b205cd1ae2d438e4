package dev.slipway.orders.observe;

import io.micronaut.context.exceptions.ConfigurationException;
import java.util.List;
import java.util.Map;

/** Features that the environment turns on and off. Disabled features are not loaded. */
public final class Switches {

    private Switches() {}

    /**
     * Properties of Micronaut.
     *
     * @throws ConfigurationException if a variable has a value that means nothing
     */
    public static Map<String, Object> of(Map<String, String> environment) {
        oneOf(environment, "LOG_FORMAT", List.of("json", "text"));
        return Map.of(
                "micronaut.metrics.enabled",
                oneOf(environment, "METRICS", List.of("prometheus")),
                "micronaut.otel.enabled",
                !environment.getOrDefault("OTEL_EXPORTER_OTLP_ENDPOINT", "").isEmpty());
    }

    /** Returns true if the variable is set. */
    private static boolean oneOf(Map<String, String> environment, String name, List<String> allowed) {
        var value = environment.getOrDefault(name, "");
        if (!value.isEmpty() && !allowed.contains(value)) {
            throw new ConfigurationException(
                    "%s is \"%s\". Use %s.".formatted(name, value, String.join(" or ", allowed)));
        }
        return !value.isEmpty();
    }
}
