package dev.slipway.settings.rules;

import dev.slipway.components.gateway.ServiceIntegrationSpec;
import dev.slipway.components.service.Ingress.Api;
import dev.slipway.components.service.Ingress.Balanced;
import dev.slipway.settings.rules.SettingsRule.Breach;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Rules between the routes of services. */
final class RouteSettingsRules {
    private static final String PATHS = "slipway:services.<name>.routes.paths";

    static final List<SettingsRule> RULES = List.of(
            new SettingsRule(
                    PATHS,
                    "Each path of a host on the load balancer belongs to one service.",
                    RouteSettingsRules::onBalancer),
            new SettingsRule(PATHS, "Each path on the HTTP API belongs to one service.", RouteSettingsRules::onApi));

    private RouteSettingsRules() {}

    private static Stream<Breach> onBalancer(RuleInput input) {
        var owners = new HashMap<String, String>();
        return input.services().flatMap(service -> {
            if (!(service.ingress() instanceof Balanced balanced)) {
                return Stream.empty();
            }
            var routes = balanced.target().routes();
            var hosts = routes.hosts().isEmpty() ? List.of("every host") : routes.hosts();
            return routes.paths().stream().flatMap(path -> hosts.stream().flatMap(host -> {
                var owner = owners.putIfAbsent(host + " " + path, service.name());
                return owner == null || owner.equals(service.name())
                        ? Stream.empty()
                        : Stream.of(Breach.of(
                                        path,
                                        "%s has this path on %s already".formatted(owner, host),
                                        "choose another path or host")
                                .at(service.name()));
            }));
        });
    }

    private static Stream<Breach> onApi(RuleInput input) {
        var owners = new HashMap<String, String>();
        return Stream.concat(
                input.services()
                        .flatMap(service -> service.ingress() instanceof Api api
                                ? taken(service.name(), api.integration(), owners)
                                : Stream.empty()),
                input.settings().functions().stream()
                        .flatMap(function -> taken(function.name(), function.integration(), owners)));
    }

    private static Stream<Breach> taken(String service, ServiceIntegrationSpec backend, Map<String, String> owners) {
        return backend.routes().stream().flatMap(route -> {
            var owner = owners.putIfAbsent(route.key(), service);
            return owner == null
                    ? Stream.empty()
                    : Stream.of(Breach.of(
                                    route.path(),
                                    "%s has this path on the API already".formatted(owner),
                                    "choose another for %s or %s".formatted(owner, service))
                            .at(service));
        });
    }
}
