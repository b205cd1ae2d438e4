package dev.slipway.settings;

import dev.slipway.components.gateway.ServiceIntegrationArgs;
import dev.slipway.components.service.Ingress;
import dev.slipway.components.service.Ingress.Balanced;
import dev.slipway.settings.reader.ConfigError;
import dev.slipway.settings.reader.ConfigErrors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks that no two services have the same route. */
final class RouteCombinations {
    private RouteCombinations() {}

    static void check(Settings settings, ConfigErrors faults) {
        routes(settings.services(), faults);
        apiRoutes(settings, faults);
    }

    private static void routes(List<ServiceSettings> services, ConfigErrors faults) {
        var owners = new HashMap<String, String>();
        for (var service : services) {
            if (!(service.ingress() instanceof Balanced balanced)) {
                continue;
            }
            var routes = balanced.target().routes();
            for (var path : routes.paths()) {
                var hosts = routes.hosts().isEmpty() ? List.of("every host") : routes.hosts();
                for (var host : hosts) {
                    var owner = owners.putIfAbsent(host + " " + path, service.name());
                    if (owner != null && !owner.equals(service.name())) {
                        faults.add(ConfigError.of(
                                "slipway:services.%s.routes.paths".formatted(service.name()),
                                path,
                                "%s has this path on %s already".formatted(owner, host),
                                "choose another path or host"));
                    }
                }
            }
        }
    }

    private static void apiRoutes(Settings settings, ConfigErrors faults) {
        var owners = new HashMap<String, String>();
        for (var service : settings.services()) {
            if (service.ingress() instanceof Ingress.Api api) {
                apiRoutes(service.name(), api.integration(), owners, faults);
            }
        }
        for (var function : settings.functions()) {
            apiRoutes(function.name(), function.integration(), owners, faults);
        }
    }

    private static void apiRoutes(
            String service, ServiceIntegrationArgs backend, Map<String, String> owners, ConfigErrors faults) {
        for (var route : backend.routes()) {
            var owner = owners.putIfAbsent(route.key(), service);
            if (owner != null) {
                faults.add(ConfigError.of(
                        "slipway:services.%s.routes.paths".formatted(service),
                        route.path(),
                        "%s has this path on the API already".formatted(owner),
                        "choose another for %s or %s".formatted(owner, service)));
            }
        }
    }
}
