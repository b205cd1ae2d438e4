package dev.slipway.settings;

import dev.slipway.components.balancer.AllowList;
import dev.slipway.components.balancer.BlueGreen;
import dev.slipway.components.balancer.LoadBalancer;
import dev.slipway.components.balancer.ServiceTargetArgs;
import dev.slipway.components.function.RouteTarget;
import dev.slipway.components.gateway.HttpApi;
import dev.slipway.components.gateway.ServiceIntegrationArgs;
import dev.slipway.components.service.DeploymentAlarmArgs;
import dev.slipway.components.service.Ingress;
import dev.slipway.settings.reader.EnumNames;
import dev.slipway.settings.reader.Section;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who reaches a service. */
public sealed interface IngressSettings {
    /** Makes what the service's ingress needs. */
    Ingress create(String service, Optional<LoadBalancer> balancer, Optional<HttpApi> api);

    /** Whether it has a route that can lead to an activator. */
    default boolean canWakeOnRequest() {
        return false;
    }

    /** The same ingress with an activator, where that is possible; what is not is a fault of {@code routes}. */
    default IngressSettings withActivator(RouteTarget first, Section routes) {
        return this;
    }

    /** How requests are shared out between two revisions, where there are two. */
    default Optional<BlueGreen> blueGreen() {
        return Optional.empty();
    }

    /** What a stack file calls them, and which keys of {@code routes} mean something to each. */
    enum Kind {
        BALANCER("paths", "hosts", "sticky", "allowCidrs"),
        API("paths", "throttle", "timeout"),
        PUBLIC("allowCidrs"),
        NONE();

        private final List<String> routeKeys;

        Kind(String... routeKeys) {
            this.routeKeys = List.of(routeKeys);
        }
    }

    /** Nobody. */
    record None() implements IngressSettings {
        @Override
        public Ingress create(String service, Optional<LoadBalancer> balancer, Optional<HttpApi> api) {
            return new Ingress.None();
        }
    }

    /** The addresses of an allow-list, directly. */
    record Public(AllowList allow) implements IngressSettings {
        @Override
        public Ingress create(String service, Optional<LoadBalancer> balancer, Optional<HttpApi> api) {
            return new Ingress.Public(allow);
        }
    }

    /**
     * The load balancer of the stack.
     *
     * @param grace after a task's start, in which failed health checks do not stop it
     * @param alarms what fails a deployment beside tasks that do not start
     */
    record Balanced(ServiceTargetArgs target, Duration grace, Optional<DeploymentAlarmArgs> alarms)
            implements IngressSettings {
        @Override
        public Ingress create(String service, Optional<LoadBalancer> balancer, Optional<HttpApi> api) {
            return new Ingress.Balanced(balancer.orElseThrow().target(service, target), grace, alarms);
        }

        @Override
        public boolean canWakeOnRequest() {
            return true;
        }

        @Override
        public Optional<BlueGreen> blueGreen() {
            return target.blueGreen();
        }

        /** See decision 12: a rule with two groups refuses a sticky one, and clients would stay with the activator. */
        @Override
        public IngressSettings withActivator(RouteTarget first, Section routes) {
            if (target.stickiness().isPresent()) {
                routes.fault(
                        "sticky",
                        "true",
                        "clients of a service that sleeps would stay with its activator",
                        "set it to false, or sleep.wakeOnRequest to false");
                return this;
            }
            return new Balanced(target.withActivator(first), grace, alarms);
        }
    }

    /** The HTTP API of the stack. */
    record Api(ServiceIntegrationArgs backend) implements IngressSettings {
        @Override
        public Ingress create(String service, Optional<LoadBalancer> balancer, Optional<HttpApi> api) {
            return new Ingress.Api(api.orElseThrow().backend(service, backend));
        }

        @Override
        public boolean canWakeOnRequest() {
            return true;
        }

        @Override
        public IngressSettings withActivator(RouteTarget first, Section routes) {
            return new Api(backend.withActivator(first));
        }
    }

    /** What a stack file calls who reaches the service. */
    static Kind kind(Section service) {
        return service.choice("ingress", Kind.BALANCER);
    }

    /** Whether its tasks have public addresses; those that callers reach directly must. */
    static boolean assignPublicIp(Section service) {
        var open = kind(service) == Kind.PUBLIC;
        var assign = service.flag("assignPublicIp", open);
        if (open && !assign) {
            service.fault(
                    "assignPublicIp",
                    "false",
                    "a public service is reached at the addresses of its tasks",
                    "remove it, or set ingress to balancer, api or none");
        }
        return assign;
    }

    static IngressSettings read(Section service, Section routes, Section health, int port, DeploySettings deploy) {
        var kind = kind(service);
        var target = TargetSettings.read(routes, health, port, kind == Kind.BALANCER);
        var backend = BackendSettings.read(routes, port, kind == Kind.API);
        var allow = AllowSetting.read(routes, "allowCidrs", AllowList.everybody());
        var grace = Duration.ofSeconds(health.integer("grace", 60, 0, 300));
        refuseOthersKeys(kind, routes);
        refuseHealthPath(kind, health);
        if (kind == Kind.PUBLIC && !routes.has("allowCidrs")) {
            routes.fault("allowCidrs", "", "missing", "list the blocks that may connect to a public service");
        }
        return switch (kind) {
            case BALANCER -> new Balanced(deploy.on(target), grace, deploy.alarms());
            case API -> new Api(backend);
            case PUBLIC -> new Public(allow);
            case NONE -> new None();
        };
    }

    /** Refuses the keys of {@code routes} that mean something to other kinds alone. */
    static void refuseOthersKeys(Kind kind, Section routes) {
        Stream.of(Kind.values())
                .flatMap(each -> each.routeKeys.stream())
                .filter(key -> routes.has(key) && !kind.routeKeys.contains(key))
                .distinct()
                .forEach(key -> routes.refuse(
                        key,
                        "ingress %s has no %s".formatted(EnumNames.written(kind), key),
                        "remove it, or set ingress to " + having(key)));
    }

    private static void refuseHealthPath(Kind kind, Section health) {
        if (kind == Kind.API && health.has("path")) {
            health.fault(
                    "path",
                    "",
                    "an HTTP API asks no service for its health",
                    "write a command instead, which asks inside of the container");
        }
    }

    private static String having(String key) {
        return Stream.of(Kind.values())
                .filter(kind -> kind.routeKeys.contains(key))
                .map(EnumNames::written)
                .collect(Collectors.joining(" or "));
    }
}
