package dev.slipway.settings;

import dev.slipway.balancer.AllowList;
import dev.slipway.balancer.LoadBalancer;
import dev.slipway.balancer.TargetArgs;
import dev.slipway.gateway.BackendArgs;
import dev.slipway.gateway.HttpApi;
import dev.slipway.service.Ingress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Who reaches a service. */
public sealed interface IngressSettings {
    /** Makes what the service's ingress needs. */
    Ingress create(String service, Optional<LoadBalancer> balancer, Optional<HttpApi> api);

    /** What a stack file calls them. */
    enum Kind {
        BALANCER,
        API,
        PUBLIC,
        NONE
    }

    /** The keys of {@code routes} with the kinds that have them. */
    SortedMap<String, List<Kind>> KINDS = new TreeMap<>(Map.of(
            "paths", List.of(Kind.BALANCER, Kind.API),
            "hosts", List.of(Kind.BALANCER),
            "sticky", List.of(Kind.BALANCER),
            "allowCidrs", List.of(Kind.BALANCER, Kind.PUBLIC),
            "throttle", List.of(Kind.API),
            "timeout", List.of(Kind.API)));

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
     */
    record Balanced(TargetArgs target, Duration grace) implements IngressSettings {
        @Override
        public Ingress create(String service, Optional<LoadBalancer> balancer, Optional<HttpApi> api) {
            return new Ingress.Balanced(balancer.orElseThrow().target(service, target), grace);
        }
    }

    /** The HTTP API of the stack. */
    record Api(BackendArgs backend) implements IngressSettings {
        @Override
        public Ingress create(String service, Optional<LoadBalancer> balancer, Optional<HttpApi> api) {
            return new Ingress.Api(api.orElseThrow().backend(service, backend));
        }
    }

    static IngressSettings read(Section service, Section routes, Section health, int port) {
        var kind = service.choice("ingress", Kind.BALANCER);
        var target = TargetSettings.read(routes, health, port, kind == Kind.BALANCER);
        var backend = BackendSettings.read(routes, port, kind == Kind.API);
        var allow = AllowSetting.read(routes, "allowCidrs", AllowList.everybody());
        var grace = Duration.ofSeconds(health.integer("grace", 60, 0, 300));
        refuseOthersKeys(kind, routes, health);
        if (kind == Kind.PUBLIC && !routes.has("allowCidrs")) {
            routes.fault("allowCidrs", "", "missing", "list the blocks that may connect to a public service");
        }
        return switch (kind) {
            case BALANCER -> new Balanced(target, grace);
            case API -> new Api(backend);
            case PUBLIC -> new Public(allow);
            case NONE -> new None();
        };
    }

    private static void refuseOthersKeys(Kind kind, Section routes, Section health) {
        KINDS.forEach((key, kinds) -> {
            if (routes.has(key) && !kinds.contains(kind)) {
                var others = kinds.stream().map(Choice::written).collect(Collectors.joining(" or "));
                routes.fault(
                        key,
                        "",
                        "ingress %s has no %s".formatted(Choice.written(kind), key),
                        "remove it, or set ingress to " + others);
            }
        });
        if (kind == Kind.API && health.has("path")) {
            health.fault(
                    "path",
                    "",
                    "an HTTP API asks no service for its health",
                    "write a command instead, which asks inside of the container");
        }
    }
}
