package dev.slipway.settings;

import dev.slipway.base.SpecErrors;
import dev.slipway.components.balancer.AllowList;
import dev.slipway.components.balancer.HealthCheck;
import dev.slipway.components.balancer.RequestConditions;
import dev.slipway.components.balancer.RouteAction;
import dev.slipway.components.balancer.RouteConditions;
import dev.slipway.components.balancer.ServiceRoute;
import dev.slipway.components.balancer.Stickiness;
import dev.slipway.components.balancer.TargetProtocol;
import dev.slipway.components.balancer.TargetSpec;
import dev.slipway.components.gateway.ApiRoute;
import dev.slipway.components.gateway.ServiceIntegrationSpec;
import dev.slipway.components.gateway.Throttle;
import dev.slipway.components.service.Ingress.OpenPort;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reader of a route of a service: requests that the load balancer or the HTTP API sends to it.
 *
 * @param pathsByKey the path patterns by their keys, such as {@code paths[0]}
 * @param allow the addresses that may connect
 * @param protocol the protocol to the tasks
 * @param answer the action of the load balancer itself; empty for a route to tasks
 * @param throttle empty for the throttle of the API
 * @param timeout after which the API answers 504
 */
record RouteSettings(
        Section section,
        Map<String, String> pathsByKey,
        AllowList allow,
        TargetProtocol protocol,
        Optional<RouteAction> answer,
        Optional<Throttle> throttle,
        Duration timeout) {
    private static final String ALL = "/*";
    private static final TextFormat PATH = TextFormat.of("a path pattern that starts with /", "/.*");
    private static final TextFormat HEADER = TextFormat.of("the name of a header", "\\S+");
    private static final TextFormat KEY = TextFormat.of("a key of the query string", "\\S+");
    private static final TextFormat PATTERN = TextFormat.of("a value, with * and ? as wildcards", ".+");
    private static final Stickiness STICKY = Stickiness.of(Duration.ofDays(1));

    static RouteSettings read(Section section) {
        var paths = section.textsByKey("paths", List.of(ALL), PATH);
        var timeout = section.renamed("timeout", "timeoutSeconds")
                .integer("timeoutSeconds", ServiceIntegrationSpec.MAX_SECONDS, 1, ServiceIntegrationSpec.MAX_SECONDS);
        return new RouteSettings(
                section,
                paths,
                AllowSetting.read(section, "allowCidrs", AllowList.everybody()),
                section.choice("protocol", TargetProtocol.HTTP),
                AnswerSettings.read(section),
                throttle(section),
                Duration.ofSeconds(timeout));
    }

    /** The route of the load balancer. */
    ServiceRoute balanced(TaskContainers containers, HealthSettings health, HealthCheck shared) {
        var port = PortSetting.ofRoute(section, containers);
        var login = section.text("login", TextFormat.NAME);
        var stickiness = section.flag("sticky", false) ? Optional.of(STICKY) : Optional.<Stickiness>empty();
        try (var own = section.section("health")) {
            var check = health.ofRoute(own, shared, protocol, containers.container(port.container()));
            var target = section.make(() -> new TargetSpec(port, protocol, check, stickiness))
                    .orElse(TargetSpec.of(port.number()));
            var route = ServiceRoute.of(conditions(), answer.orElse(new RouteAction.Forward(target)));
            return section.make(() -> route.withLogin(login)).orElse(route);
        }
    }

    /** True for a route with a health check or sticky sessions of its own, which belong to its target. */
    boolean describesTarget() {
        return section.has("health") || section.has("sticky");
    }

    private RouteConditions conditions() {
        var paths = List.copyOf(pathsByKey.values());
        var hosts = section.texts("hosts", List.of(), TextFormat.of("a host name", "\\S+"));
        var methods = section.texts("methods", List.of(), TextFormat.of("a method such as GET", "\\S+"));
        var headers = section.map("headers", HEADER, PATTERN);
        var query = section.map("query", KEY, PATTERN);
        var request = section.make(() -> new RequestConditions(methods, headers, query))
                .orElse(RequestConditions.ANY);
        var standIn = standIn(section.full(""));
        var made = section.make(() -> new RouteConditions(paths, hosts, allow, request))
                .orElseGet(() ->
                        SpecErrors.possible(() -> standIn.withHosts(hosts)).orElse(standIn));
        return hosts.isEmpty() && section.refused("hosts") ? standIn : made;
    }

    /** Conditions that no other route has, instead of refused ones. */
    static RouteConditions standIn(String key) {
        return RouteConditions.of("/refused/" + key.replaceAll("[^A-Za-z0-9]+", "-"));
    }

    /** The port of a service with public ingress. */
    OpenPort open(TaskContainers containers) {
        return new OpenPort(PortSetting.ofRoute(section, containers), allow);
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
