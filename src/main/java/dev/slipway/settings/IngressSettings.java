package dev.slipway.settings;

import dev.slipway.components.service.Ingress;
import dev.slipway.settings.reader.EnumNames;
import dev.slipway.settings.reader.Section;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reader of the ingress of a service. */
final class IngressSettings {
    /** Replaces a missing port, so that reading goes on. */
    static final int STAND_IN_PORT = 80;

    private IngressSettings() {}

    /** The values of {@code ingress}, each with the keys of {@code routes} that it allows. */
    enum IngressKind {
        BALANCER(
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
                "login"),
        API("paths", "throttle", "timeoutSeconds"),
        PUBLIC("port", "container", "allowCidrs"),
        NONE();

        private final List<String> routeKeys;

        IngressKind(String... routeKeys) {
            this.routeKeys = List.of(routeKeys);
        }
    }

    static Ingress read(
            IngressKind kind,
            RouteListSettings routes,
            HealthSettings health,
            TaskContainers containers,
            DeploySettings deploy) {
        routes.refuseOtherKeys(kind);
        if (kind != IngressKind.BALANCER) {
            health.refuseTarget(kind);
        }
        return switch (kind) {
            case BALANCER ->
                new Ingress.Balanced(
                        deploy.on(routes.targets(containers, health), routes), health.grace(), deploy.alarms());
            case API ->
                new Ingress.Api(routes.integration(containers.own().port().orElse(STAND_IN_PORT)));
            case PUBLIC -> routes.open(containers);
            case NONE -> new Ingress.None();
        };
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
                .filter(kind -> kind.routeKeys.contains(key))
                .map(EnumNames::written)
                .collect(Collectors.joining(" or "));
    }
}
