package dev.slipway.settings;

import dev.slipway.base.SpecErrors;
import dev.slipway.components.balancer.AllowList;
import dev.slipway.components.balancer.HealthCheck;
import dev.slipway.components.balancer.NetworkListenerSpec;
import dev.slipway.components.balancer.NetworkProtocol;
import dev.slipway.components.balancer.NetworkTargetSpec;
import dev.slipway.components.balancer.RequestConditions;
import dev.slipway.components.balancer.RouteAction;
import dev.slipway.components.balancer.RouteConditions;
import dev.slipway.components.balancer.ServiceRoute;
import dev.slipway.components.balancer.StackBalancer;
import dev.slipway.components.balancer.Stickiness;
import dev.slipway.components.balancer.TargetProtocol;
import dev.slipway.components.balancer.TargetSpec;
import dev.slipway.components.gateway.ApiRoute;
import dev.slipway.components.gateway.ServiceIntegrationSpec;
import dev.slipway.components.gateway.Throttle;
import dev.slipway.components.service.Ingress.OpenPort;
import dev.slipway.settings.reader.EnumNames;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reader of a route of a service: requests that the load balancer or the HTTP API sends to it.
 *
 * @param only the load balancer of the route; empty for all those of the service
 * @param listen the port of the network load balancer; empty for a route of another one
 * @param pathsByKey the path patterns by their keys, such as {@code paths[0]}
 * @param allow the addresses that may connect
 * @param protocol the protocol to the tasks
 * @param answer the action of the load balancer itself; empty for a route to tasks
 * @param limits those of the HTTP API
 */
record RouteSettings(
        Section section,
        Optional<StackBalancer> only,
        OptionalInt listen,
        Map<String, String> pathsByKey,
        AllowList allow,
        RouteProtocol protocol,
        Optional<RouteAction> answer,
        ApiLimits limits) {
    /** The keys of a route of a load balancer. */
    static final List<String> BALANCED_KEYS = List.of(
            "paths",
            "hosts",
            "methods",
            "headers",
            "query",
            "allowCidrs",
            "port",
            "container",
            "protocol",
            "health",
            "sticky",
            "redirect",
            "respond",
            "login");

    private static final String LISTEN = "listen";
    private static final String PROTOCOL = "protocol";
    private static final String INGRESS = "ingress";
    private static final TextFormat BALANCER = TextFormat.of("balancer or internal", "balancer|internal");
    private static final int MAX_PORT = 65_535;
    private static final String ALL = "/*";
    private static final TextFormat PATH = TextFormat.of("a path pattern that starts with /", "/.*");
    private static final TextFormat HEADER = TextFormat.of("the name of a header", "\\S+");
    private static final TextFormat KEY = TextFormat.of("a key of the query string", "\\S+");
    private static final TextFormat PATTERN = TextFormat.of("a value, with * and ? as wildcards", ".+");
    private static final Stickiness STICKY = Stickiness.of(Duration.ofDays(1));

    /**
     * Limits of the requests of an HTTP API.
     *
     * @param throttle empty for the throttle of the API
     * @param timeout after which the API answers 504
     */
    private record ApiLimits(Optional<Throttle> throttle, Duration timeout) {}

    static RouteSettings read(Section section) {
        var paths = section.textsByKey("paths", List.of(ALL), PATH);
        var timeout = section.renamed("timeout", "timeoutSeconds")
                .integer("timeoutSeconds", ServiceIntegrationSpec.MAX_SECONDS, 1, ServiceIntegrationSpec.MAX_SECONDS);
        return new RouteSettings(
                section,
                section.text(INGRESS, BALANCER).flatMap(StackBalancer::of),
                section.integer(LISTEN, 1, MAX_PORT),
                paths,
                AllowSetting.read(section, "allowCidrs", AllowList.everybody()),
                section.choice(PROTOCOL, RouteProtocol.HTTP),
                AnswerSettings.read(section),
                new ApiLimits(throttle(section), Duration.ofSeconds(timeout)));
    }

    /** Refuses the load balancer of a route that its service is not behind, or that is the only one of the service. */
    void checkIngress(Set<StackBalancer> balancers) {
        if (section.has(INGRESS) && !section.refused(INGRESS) && balancers.size() < 2) {
            section.error(
                    INGRESS,
                    only.map(StackBalancer::ingress).orElse(""),
                    "only a service behind both balancers has routes of one of them",
                    "remove it, or set ingress of the service to [balancer, internal]");
        }
    }

    /** True for a route of the network load balancer. */
    boolean isNetwork() {
        return section.has(LISTEN);
    }

    /** The protocol of the target group of an application load balancer. */
    TargetProtocol target() {
        return protocol.target().orElse(TargetProtocol.HTTP);
    }

    /**
     * The listener of the network load balancer; empty if a key is refused.
     *
     * @param shared the health check without keys of the route
     * @param http true if it is one by HTTP
     */
    Optional<NetworkListenerSpec> network(
            TaskContainers containers, HealthSettings health, HealthCheck shared, boolean http) {
        var port = PortSetting.ofRoute(section, containers);
        if (!section.has(LISTEN)) {
            section.error(LISTEN, "", "missing", "set it to the port that clients connect to");
        }
        if (section.has(PROTOCOL)
                && !section.refused(PROTOCOL)
                && protocol.network().isEmpty()) {
            section.error(
                    PROTOCOL,
                    EnumNames.written(protocol),
                    "a network balancer has the protocols tcp, udp and tls",
                    "set it to tcp, or remove listen for a route of an application balancer");
        }
        var written = protocol.network().orElse(NetworkProtocol.TCP);
        try (var own = section.section("health")) {
            var check = health.ofRoute(own, shared, TargetProtocol.HTTP, containers.container(port.container()));
            var byHttp = http || own.has("path") || own.has("codes");
            return listen.isEmpty()
                    ? Optional.empty()
                    : section.make(() -> new NetworkListenerSpec(
                            listen.getAsInt(),
                            written,
                            new NetworkTargetSpec(
                                    port,
                                    written == NetworkProtocol.UDP ? NetworkProtocol.UDP : NetworkProtocol.TCP,
                                    check,
                                    byHttp),
                            allow));
        }
    }

    /** The route of the load balancer. */
    ServiceRoute balanced(TaskContainers containers, HealthSettings health, HealthCheck shared) {
        var port = PortSetting.ofRoute(section, containers);
        if (protocol.target().isEmpty()) {
            section.error(
                    PROTOCOL,
                    EnumNames.written(protocol),
                    "an application balancer has the protocols http, https, http2 and grpc",
                    "set it to one of them, or set listen with ingress network");
        }
        var login = section.text("login", TextFormat.NAME);
        var stickiness = section.flag("sticky", false) ? Optional.of(STICKY) : Optional.<Stickiness>empty();
        try (var own = section.section("health")) {
            var target = target();
            var check = health.ofRoute(own, shared, target, containers.container(port.container()));
            var group = section.make(() -> new TargetSpec(port, target, check, stickiness))
                    .orElse(TargetSpec.of(port.number()));
            var route = ServiceRoute.of(conditions(), answer.orElse(new RouteAction.Forward(group)));
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
        return section.make(() ->
                        new ServiceIntegrationSpec(port, routes, limits.throttle(), limits.timeout(), Optional.empty()))
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
