package dev.slipway.settings;

import dev.slipway.components.balancer.AllowList;
import dev.slipway.components.balancer.HealthCheck;
import dev.slipway.components.balancer.ServiceRoutes;
import dev.slipway.components.balancer.ServiceTargetSpec;
import dev.slipway.components.balancer.Stickiness;
import dev.slipway.components.gateway.ApiRoute;
import dev.slipway.components.gateway.ServiceIntegrationSpec;
import dev.slipway.components.gateway.Throttle;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reader of a section {@code routes}: the requests that the load balancer or the HTTP API sends to a service.
 *
 * @param pathsByKey the path patterns by their keys, such as {@code paths[0]}
 * @param allow the addresses that may connect
 * @param throttle empty for the throttle of the API
 * @param timeout after which the API answers 504
 */
record RouteSettings(
        Section section,
        Map<String, String> pathsByKey,
        List<String> hosts,
        AllowList allow,
        boolean sticky,
        Optional<Throttle> throttle,
        Duration timeout) {
    private static final String ALL = "/*";
    private static final TextFormat PATH = TextFormat.of("a path pattern that starts with /", "/.*");
    private static final Stickiness STICKY = Stickiness.of(Duration.ofDays(1));

    static RouteSettings read(Section section) {
        section.renamed("timeout", "timeoutSeconds");
        var timeout = section.integer(
                "timeoutSeconds", ServiceIntegrationSpec.MAX_SECONDS, 1, ServiceIntegrationSpec.MAX_SECONDS);
        return new RouteSettings(
                section,
                section.textsByKey("paths", List.of(ALL), PATH),
                section.texts("hosts", List.of(), TextFormat.of("a host name", "\\S+")),
                AllowSetting.read(section, "allowCidrs", AllowList.everybody()),
                section.flag("sticky", false),
                throttle(section),
                Duration.ofSeconds(timeout));
    }

    /** The target of the load balancer. */
    ServiceTargetSpec target(int port, HealthCheck health) {
        var paths = List.copyOf(pathsByKey.values());
        var routes = section.make(() -> new ServiceRoutes(paths, hosts, allow)).orElse(ServiceRoutes.of(ALL));
        var target = ServiceTargetSpec.of(port, routes).withHealth(health);
        return sticky ? target.withStickiness(Optional.of(STICKY)) : target;
    }

    /** The integration of the HTTP API. */
    ServiceIntegrationSpec integration(int port) {
        var routes = apiRoutes();
        return section.make(() -> new ServiceIntegrationSpec(port, routes, throttle, timeout, Optional.empty()))
                .orElse(ServiceIntegrationSpec.of(port, ALL));
    }

    /** The paths that can be routes of an HTTP API; each of the others is an error. */
    private List<ApiRoute> apiRoutes() {
        var possible = new ArrayList<ApiRoute>();
        pathsByKey.forEach(
                (key, path) -> section.make(key, () -> new ApiRoute(path)).ifPresent(possible::add));
        return pathsByKey.isEmpty() || !possible.isEmpty() ? possible : List.of(new ApiRoute(ALL));
    }

    private static Optional<Throttle> throttle(Section routes) {
        try (var section = routes.section("throttle")) {
            var rate = section.integer("rate", 1, Throttle.MAX_RATE);
            var burst = section.integer("burst", 1, Throttle.MAX_BURST);
            if (section.keys().isEmpty()) {
                return Optional.empty();
            }
            for (var key : List.of("rate", "burst")) {
                if (!section.has(key)) {
                    section.error(key, "", "missing", "set it, since a throttle has a rate and a burst");
                }
            }
            return Optional.of(new Throttle(rate.orElse(1), burst.orElse(1)));
        }
    }
}
