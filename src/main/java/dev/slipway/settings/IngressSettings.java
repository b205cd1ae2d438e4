package dev.slipway.settings;

import dev.slipway.components.balancer.ServiceNetworkSpec;
import dev.slipway.components.balancer.StackBalancer;
import dev.slipway.components.service.BalancedIngress;
import dev.slipway.components.service.Ingress;
import dev.slipway.components.service.NetworkIngress;
import dev.slipway.settings.reader.EnumNames;
import dev.slipway.settings.reader.Section;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reader of the ingress of a service. */
final class IngressSettings {
    /** Replaces a missing port, so that reading goes on. */
    static final int STAND_IN_PORT = 80;

    private IngressSettings() {}

    /** The values of {@code ingress}, each with the keys of {@code routes} that it allows. */
    enum IngressKind {
        BALANCER(RouteSettings.BALANCED_KEYS),
        INTERNAL(RouteSettings.BALANCED_KEYS),
        NETWORK("listen", "port", "container", "protocol", "allowCidrs", "health"),
        API("paths", "throttle", "timeoutSeconds"),
        PUBLIC("port", "container", "allowCidrs"),
        NONE();

        private final List<String> routeKeys;

        IngressKind(String... routeKeys) {
            this(List.of(routeKeys));
        }

        IngressKind(List<String> routeKeys) {
            this.routeKeys = routeKeys;
        }

        /** The load balancer of the stack that it names. */
        Optional<StackBalancer> balancer() {
            return StackBalancer.of(EnumNames.written(this));
        }
    }

    static Ingress read(
            IngressChoice choice,
            RouteListSettings routes,
            HealthSettings health,
            TaskContainers containers,
            DeploySettings deploy) {
        var kind = choice.kind();
        routes.refuseOtherKeys(choice);
        if (!choice.isBalanced() && !choice.network()) {
            health.refuseTarget(kind);
        }
        return switch (kind) {
            case BALANCER, INTERNAL, NETWORK -> balanced(choice, routes, health, containers, deploy);
            case API ->
                new Ingress.Api(routes.integration(containers.own().port().orElse(STAND_IN_PORT)));
            case PUBLIC -> routes.open(containers);
            case NONE -> new Ingress.None();
        };
    }

    private static Ingress balanced(
            IngressChoice choice,
            RouteListSettings routes,
            HealthSettings health,
            TaskContainers containers,
            DeploySettings deploy) {
        var listeners = choice.network()
                ? routes.network(containers, health, !choice.isBalanced(), deploy.deregistrationDelay())
                : Optional.<ServiceNetworkSpec>empty();
        var application = choice.network() ? routes.withoutNetwork() : routes;
        var targets = application.targets(containers, health, choice.balancers());
        if (targets.isEmpty()) {
            return networked(Optional.empty(), listeners, routes, health);
        }
        targets.replaceAll((balancer, target) -> deploy.on(target, routes));
        var first = new TreeMap<>(Map.of(targets.firstKey(), targets.get(targets.firstKey())));
        var balanced = routes.make(() -> new BalancedIngress(targets, health.grace(), deploy.alarms()))
                .orElseGet(() -> new BalancedIngress(first, health.grace(), deploy.alarms()));
        return choice.network() ? networked(Optional.of(balanced), listeners, routes, health) : balanced;
    }

    /** The ingress with the network load balancer; without it if its listeners are refused. */
    private static Ingress networked(
            Optional<BalancedIngress> balanced,
            Optional<ServiceNetworkSpec> listeners,
            RouteListSettings routes,
            HealthSettings health) {
        var other = balanced.<Ingress>map(spec -> spec).orElseGet(Ingress.None::new);
        return listeners
                .flatMap(spec -> routes.<Ingress>make(() -> new NetworkIngress(balanced, spec, health.grace())))
                .orElse(other);
    }

    /** Refuses the keys of {@code routes} that only other values of {@code ingress} allow. */
    static void refuseOtherKeys(IngressKind kind, Section routes) {
        Stream.of(IngressKind.values())
                .flatMap(other -> other.routeKeys.stream())
                .filter(key -> routes.has(key) && !kind.routeKeys.contains(key))
                .distinct()
                .forEach(key -> routes.refuse(
                        key,
                        "ingress %s has no %s".formatted(EnumNames.written(kind), key),
                        "remove it, or set ingress to " + having(key)));
    }

    private static String having(String key) {
        return Stream.of(IngressKind.values())
                .filter(kind -> kind.routeKeys.contains(key) && kind != IngressKind.INTERNAL)
                .filter(kind -> kind != IngressKind.NETWORK || key.equals("listen"))
                .map(EnumNames::written)
                .collect(Collectors.joining(" or "));
    }
}
