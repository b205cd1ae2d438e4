package dev.slipway.settings;

import dev.slipway.components.gateway.ApiRoute;
import dev.slipway.components.gateway.ServiceIntegrationArgs;
import dev.slipway.components.gateway.Throttle;
import dev.slipway.settings.reader.Section;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the HTTP API serves a service. */
final class BackendSettings {
    private static final String ALL = "/*";

    private BackendSettings() {}

    /** @param used whether the API serves the service, so that its paths must be such that an API takes */
    static ServiceIntegrationArgs read(Section routes, int port, boolean used) {
        var paths = routes.texts("paths", List.of(ALL), TargetSettings.PATH);
        var throttle = throttle(routes);
        var timeout =
                routes.integer("timeout", ServiceIntegrationArgs.MOST_SECONDS, 1, ServiceIntegrationArgs.MOST_SECONDS);
        var usual = ServiceIntegrationArgs.of(port, ALL);
        return used ? routes.make("paths", usual, () -> backend(port, read(routes, paths), throttle, timeout)) : usual;
    }

    /** The paths that can be routes; each of the others is a fault. */
    private static List<ApiRoute> read(Section routes, List<String> paths) {
        var possible = new ArrayList<ApiRoute>();
        for (var i = 0; i < paths.size(); i++) {
            var path = paths.get(i);
            routes.make("paths[%d]".formatted(i), false, () -> possible.add(new ApiRoute(path)));
        }
        return paths.isEmpty() || !possible.isEmpty() ? possible : List.of(new ApiRoute(ALL));
    }

    private static ServiceIntegrationArgs backend(
            int port, List<ApiRoute> routes, Optional<Throttle> throttle, int timeout) {
        return new ServiceIntegrationArgs(port, routes, throttle, Duration.ofSeconds(timeout), Optional.empty());
    }

    private static Optional<Throttle> throttle(Section routes) {
        try (var section = routes.section("throttle")) {
            var rate = section.integer("rate", 1, Throttle.MOST_RATE);
            var burst = section.integer("burst", 1, Throttle.MOST_BURST);
            if (section.keys().isEmpty()) {
                return Optional.empty();
            }
            for (var key : List.of("rate", "burst")) {
                if (!section.has(key)) {
                    section.fault(key, "", "missing", "set it, since a throttle has a rate and a burst");
                }
            }
            return Optional.of(new Throttle(rate.orElse(1), burst.orElse(1)));
        }
    }
}
