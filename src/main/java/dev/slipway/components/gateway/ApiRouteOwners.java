package dev.slipway.components.gateway;

import java.util.HashMap;
import java.util.Map;

/** The services of an HTTP API by the keys of their routes. */
final class ApiRouteOwners {
    private final Map<String, String> services = new HashMap<>();

    /** @throws IllegalArgumentException for a route that another service has */
    void add(String service, ServiceIntegrationArgs args) {
        for (var route : args.routes()) {
            var owner = services.putIfAbsent(route.key(), service);
            if (owner != null) {
                throw new IllegalArgumentException("%s and %s both have the path %s: choose another for one of them"
                        .formatted(owner, service, route.path()));
            }
        }
    }
}
