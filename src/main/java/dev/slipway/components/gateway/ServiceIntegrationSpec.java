package dev.slipway.components.gateway;

import dev.slipway.base.SpecErrors;
import dev.slipway.base.SpecException;
import dev.slipway.base.Withers;
import dev.slipway.components.function.InitialTarget;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Integration of one service with an HTTP API. Limits from the
 * <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html">quotas of HTTP APIs</a>.
 *
 * @param port TCP port of the service, 1 to 65535
 * @param routes routes of the service
 * @param throttle throttle of each route; empty for that of the API
 * @param timeout integration timeout, after which a request is answered 504, 50 ms to 30 s
 * @param activator initial target of routes that controllers switch between the tasks and an activator: Slipway sets
 *     the target only when it creates a route, so that later changes are no drift. Empty for routes that always have
 *     the tasks as their target
 */
@Withers
public record ServiceIntegrationSpec(
        int port,
        List<ApiRoute> routes,
        Optional<Throttle> throttle,
        Duration timeout,
        Optional<InitialTarget> activator)
        implements ServiceIntegrationSpecBuilder.With {
    /** The maximum integration timeout in seconds. */
    public static final int MAX_SECONDS = 30;

    /** @throws SpecException for no route, duplicates, and a value beyond the documented limits */
    public ServiceIntegrationSpec {
        routes = List.copyOf(routes);
        var errors = new SpecErrors();
        if (port < 1 || port > 65_535) {
            errors.add("port", "a port of %d is not possible".formatted(port), "give 1 to 65535");
        }
        if (routes.isEmpty()) {
            errors.add("paths", "a path is missing", "list one, such as /orders/*, or /* for all");
        }
        var keys = new HashSet<String>();
        for (var route : routes) {
            if (!keys.add(route.key())) {
                errors.add("paths", "%s is listed twice".formatted(route.path()), "remove one");
            }
        }
        if (timeout.toMillis() < 50 || timeout.toMillis() > MAX_SECONDS * 1000) {
            errors.add(
                    "timeoutSeconds",
                    "a timeout of %d ms is not possible".formatted(timeout.toMillis()),
                    "give 50 ms to 30 s");
        }
        errors.throwAll();
    }

    /** An integration for paths, with the API's throttle and a timeout of 30 s. */
    public static ServiceIntegrationSpec of(int port, String... paths) {
        var routes = List.of(paths).stream().map(ApiRoute::new).toList();
        return new ServiceIntegrationSpec(
                port, routes, Optional.empty(), Duration.ofSeconds(MAX_SECONDS), Optional.empty());
    }

    /**
     * Returns true if the metrics of the service are per route, which requires a stage with detailed metrics. AWS
     * documents no dimensions for the route {@code $default}; for it the metrics of the whole API count.
     */
    public boolean countedByRoute() {
        return routes.stream().noneMatch(ApiRoute::takesTheRest);
    }
}
