package dev.slipway.settings;

import dev.slipway.base.SpecErrors;
import dev.slipway.base.SpecException;
import dev.slipway.components.balancer.AllowList;
import dev.slipway.components.balancer.HealthCheck;
import dev.slipway.components.balancer.ServiceNetworkSpec;
import dev.slipway.components.balancer.ServiceRoute;
import dev.slipway.components.balancer.ServiceTargetSpec;
import dev.slipway.components.balancer.StackBalancer;
import dev.slipway.components.balancer.TargetProtocol;
import dev.slipway.components.balancer.TargetSpec;
import dev.slipway.components.gateway.ServiceIntegrationSpec;
import dev.slipway.components.service.Ingress;
import dev.slipway.settings.IngressSettings.IngressKind;
import dev.slipway.settings.reader.EnumNames;
import dev.slipway.settings.reader.Section;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reader of the key {@code routes}, which has one route or a list of them.
 *
 * @param routes at least one; one without keys if the service has none
 */
record RouteListSettings(Section service, List<RouteSettings> routes) implements AutoCloseable {
    private static final String ROUTES = "routes";

    /** The keys of errors that concern one of the routes. */
    private static final List<String> OF_ONE_ROUTE = List.of("sticky", "login");

    private static final String ALLOW = "allowCidrs";

    static RouteListSettings read(Section service) {
        return new RouteListSettings(
                service,
                service.sectionOrList(ROUTES).stream().map(RouteSettings::read).toList());
    }

    /** The protocol of all routes to tasks; empty if they have several. */
    private Optional<TargetProtocol> protocol() {
        var protocols = routes.stream()
                .filter(route -> route.answer().isEmpty())
                .map(RouteSettings::target)
                .distinct()
                .toList();
        return protocols.size() == 1 ? Optional.of(protocols.get(0)) : Optional.empty();
    }

    /** The listeners of the network load balancer; without those that are refused, and empty if all of them are. */
    Optional<ServiceNetworkSpec> network(
            TaskContainers containers, HealthSettings health, boolean only, Duration delay) {
        var shared = only ? health.target(Optional.of(TargetProtocol.HTTP), containers.own()) : HealthCheck.of("/");
        var listeners = routes.stream()
                .filter(route -> only || route.isNetwork())
                .flatMap(route -> route.network(containers, health, shared, only && health.byHttp()).stream())
                .toList();
        return listeners.isEmpty() && service.refused(ROUTES)
                ? Optional.empty()
                : make(() -> new ServiceNetworkSpec(listeners, delay)).or(() -> listeners.stream()
                        .findFirst()
                        .flatMap(first -> SpecErrors.possible(() -> new ServiceNetworkSpec(List.of(first), delay))));
    }

    /** The same routes without those of the network load balancer. */
    RouteListSettings withoutNetwork() {
        return new RouteListSettings(
                service, routes.stream().filter(route -> !route.isNetwork()).toList());
    }

    /** The targets of each load balancer; without one that no route is on, which is an error. */
    SortedMap<StackBalancer, ServiceTargetSpec> targets(
            TaskContainers containers, HealthSettings health, SortedSet<StackBalancer> balancers) {
        var shared = health.target(protocol(), containers.own());
        var balanced = routes.stream()
                .map(route -> route.balanced(containers, health, shared))
                .toList();
        var agreed = withWrittenTargets(balanced).toList();
        var targets = new TreeMap<StackBalancer, ServiceTargetSpec>();
        for (var balancer : balancers) {
            var on = balancers.size() == 1
                    ? agreed
                    : IntStream.range(0, agreed.size())
                            .filter(i -> routes.get(i)
                                    .only()
                                    .filter(only -> only != balancer)
                                    .isEmpty())
                            .mapToObj(agreed::get)
                            .toList();
            if (on.isEmpty()) {
                service.error(
                        "ingress",
                        balancer.ingress(),
                        "no route of the service is on it",
                        "remove it, or the key ingress of a route");
            } else {
                targets.put(balancer, target(containers, on.toArray(ServiceRoute[]::new)));
            }
        }
        return targets;
    }

    private ServiceTargetSpec target(TaskContainers containers, ServiceRoute... agreed) {
        return make(() -> ServiceTargetSpec.of(agreed))
                .or(() -> withOneTargetOfEachPort(agreed))
                .orElseGet(() ->
                        withOneTarget(TargetSpec.of(containers.own().port().orElse(1)), agreed));
    }

    /** All routes to one target, and one more route to it, with which reading goes on after an error of all of them. */
    private ServiceTargetSpec withOneTarget(TargetSpec target, ServiceRoute... routes) {
        var further = ServiceRoute.to(target, RouteSettings.standIn(service.full(ROUTES)));
        var all = Stream.of(routes).map(route -> route.mapTarget(other -> target));
        return ServiceTargetSpec.of(Stream.concat(all, Stream.of(further)).toArray(ServiceRoute[]::new));
    }

    /** All routes to the first target of their port, with which reading goes on after a conflict between targets. */
    private static Optional<ServiceTargetSpec> withOneTargetOfEachPort(ServiceRoute... routes) {
        var first = new HashMap<List<Object>, TargetSpec>();
        var unified = Stream.of(routes)
                .map(route -> route.mapTarget(target -> first.computeIfAbsent(key(target), port -> target)))
                .toArray(ServiceRoute[]::new);
        return SpecErrors.possible(() -> ServiceTargetSpec.of(unified));
    }

    /** The routes, of which those without health check and sticky sessions have those of another route to the same port. */
    private Stream<ServiceRoute> withWrittenTargets(List<ServiceRoute> balanced) {
        var written = new HashMap<List<Object>, TargetSpec>();
        for (var i = 0; i < balanced.size(); i++) {
            if (routes.get(i).describesTarget()) {
                balanced.get(i).target().ifPresent(target -> written.putIfAbsent(key(target), target));
            }
        }
        return IntStream.range(0, balanced.size())
                .mapToObj(i -> routes.get(i).describesTarget()
                        ? balanced.get(i)
                        : balanced.get(i).mapTarget(target -> written.getOrDefault(key(target), target)));
    }

    private static List<Object> key(TargetSpec target) {
        return List.of(target.port(), target.protocol());
    }

    /** The integration of the HTTP API, which has one route. */
    ServiceIntegrationSpec integration(int port) {
        refuseSeveral(IngressKind.API, "list all paths in it");
        return routes.get(0).integration(port);
    }

    /** The ports that are open to addresses of the internet. */
    Ingress open(TaskContainers containers) {
        for (var route : routes) {
            if (!route.section().has(ALLOW)) {
                route.section().error(ALLOW, "", "missing", "list the blocks that may connect to a public service");
            }
        }
        var ports = routes.stream().map(route -> route.open(containers)).toList();
        return service.<Ingress>make(() -> new Ingress.Public(ports))
                .orElse(Ingress.Public.to(ports.get(0).port().number(), AllowList.everybody()));
    }

    /** Refuses the keys of all routes that only other values of {@code ingress} allow. */
    void refuseOtherKeys(IngressChoice ingress) {
        routes.forEach(route -> {
            route.checkIngress(ingress.balancers());
            IngressSettings.refuseOtherKeys(ingress.kindOf(route.isNetwork()), route.section());
        });
    }

    private void refuseSeveral(IngressKind kind, String fix) {
        if (routes.size() > 1) {
            service.error(
                    ROUTES, "", "ingress %s has one route".formatted(EnumNames.written(kind)), "write one, and " + fix);
        }
    }

    /** A value made from all routes. An error of a key of routes is one of the first route that has it. */
    <T> Optional<T> make(Supplier<T> make) {
        return service.make(() -> {
            try {
                return make.get();
            } catch (SpecException e) {
                SpecException.throwAll(e.all()
                        .map(error -> OF_ONE_ROUTE.contains(error.key())
                                ? new SpecException(keyOfRoute(error.key()), error.problem(), error.fix())
                                : error)
                        .toList());
                throw e;
            }
        });
    }

    private String keyOfRoute(String key) {
        return routes.stream()
                .map(RouteSettings::section)
                .filter(section -> section.has(key))
                .map(section -> section.full(key).substring(service.full("").length()))
                .findFirst()
                .orElse(ROUTES);
    }

    @Override
    public void close() {
        routes.forEach(route -> route.section().close());
    }
}
