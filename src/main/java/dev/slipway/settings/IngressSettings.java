package dev.slipway.settings;

import dev.slipway.components.service.Ingress;
import dev.slipway.settings.reader.EnumNames;
import dev.slipway.settings.reader.Section;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reader of the ingress of a service. */
final class IngressSettings {
    private IngressSettings() {}

    /** The values of {@code ingress}, each with the keys of {@code routes} that it allows. */
    enum IngressKind {
        BALANCER("paths", "hosts", "sticky", "allowCidrs"),
        API("paths", "throttle", "timeoutSeconds"),
        PUBLIC("allowCidrs"),
        NONE();

        private final List<String> routeKeys;

        IngressKind(String... routeKeys) {
            this.routeKeys = List.of(routeKeys);
        }
    }

    static Ingress read(
            IngressKind kind, RouteSettings routes, HealthSettings health, int port, DeploySettings deploy) {
        var check = health.target(kind);
        refuseOtherKeys(kind, routes.section());
        if (kind == IngressKind.PUBLIC && !routes.section().has("allowCidrs")) {
            routes.section().error("allowCidrs", "", "missing", "list the blocks that may connect to a public service");
        }
        return switch (kind) {
            case BALANCER ->
                new Ingress.Balanced(
                        deploy.on(routes.target(port, check), routes.section()), health.grace(), deploy.alarms());
            case API -> new Ingress.Api(routes.integration(port));
            case PUBLIC -> new Ingress.Public(routes.allow());
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
