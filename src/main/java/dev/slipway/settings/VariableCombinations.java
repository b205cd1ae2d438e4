package dev.slipway.settings;

import dev.slipway.components.service.Tracing;
import dev.slipway.settings.reader.ConfigError;
import dev.slipway.settings.reader.ConfigErrors;
import java.util.Map;
import java.util.Set;

/** Checks that the variables which the program gives a service are free. */
final class VariableCombinations {
    private VariableCombinations() {}

    static void check(Settings settings, ConfigErrors faults) {
        for (var service : settings.services()) {
            traced(service, faults);
            var container = service.spec().container();
            variables(
                    service.name(),
                    service.uses(),
                    container.environment(),
                    container.secrets().keySet(),
                    faults);
        }
        for (var function : settings.functions()) {
            variables(function.name(), function.uses(), function.spec().environment(), Set.of(), faults);
        }
    }

    /** A variable that a store gives must be free. */
    private static void variables(
            String service,
            UsesSettings uses,
            Map<String, String> environment,
            Set<String> secrets,
            ConfigErrors faults) {
        var given = uses.variables();
        environment.forEach((name, value) -> {
            if (given.contains(name)) {
                taken(service, "environment." + name, value, faults);
            }
        });
        secrets.stream().filter(given::contains).forEach(name -> taken(service, "secrets." + name, "", faults));
    }

    private static void traced(ServiceSettings service, ConfigErrors faults) {
        var traced = service.tracing().map(Tracing::variables).orElse(Set.of());
        service.spec().container().environment().forEach((name, value) -> {
            if (traced.contains(name)) {
                faults.add(tracing(service, "environment." + name, value));
            }
        });
        service.spec().container().secrets().keySet().stream()
                .filter(traced::contains)
                .forEach(name -> faults.add(tracing(service, "secrets." + name, "")));
    }

    private static ConfigError tracing(ServiceSettings service, String key, String value) {
        return ConfigError.of(
                "slipway:services.%s.%s".formatted(service.name(), key),
                value,
                "a traced service is told this",
                "remove it, or set tracing.exporter to none");
    }

    private static void taken(String service, String key, String value, ConfigErrors faults) {
        faults.add(ConfigError.of(
                "slipway:services.%s.%s".formatted(service, key),
                value,
                "the service is told this of what it uses",
                "remove it, or the store from uses"));
    }
}
