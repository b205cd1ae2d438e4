package dev.slipway.settings;

import dev.slipway.balancer.AllowList;
import dev.slipway.balancer.LoadBalancer;
import dev.slipway.balancer.TargetArgs;
import dev.slipway.service.Ingress;
import java.time.Duration;
import java.util.Optional;

/** Who reaches a service. */
public sealed interface IngressSettings {
    /** Makes what the service's ingress needs. */
    Ingress create(String service, Optional<LoadBalancer> balancer);

    /** What a stack file calls them. */
    enum Kind {
        BALANCER,
        PUBLIC,
        NONE
    }

    /** Nobody. */
    record None() implements IngressSettings {
        @Override
        public Ingress create(String service, Optional<LoadBalancer> balancer) {
            return new Ingress.None();
        }
    }

    /** The addresses of an allow-list, directly. */
    record Public(AllowList allow) implements IngressSettings {
        @Override
        public Ingress create(String service, Optional<LoadBalancer> balancer) {
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
        public Ingress create(String service, Optional<LoadBalancer> balancer) {
            return new Ingress.Balanced(balancer.orElseThrow().target(service, target), grace);
        }
    }

    static IngressSettings read(Section service, Section routes, Section health, int port) {
        var kind = service.choice("ingress", Kind.BALANCER);
        var target = TargetSettings.read(routes, health, port);
        var allow = AllowSetting.read(routes, "allowCidrs", AllowList.everybody());
        var grace = Duration.ofSeconds(health.integer("grace", 60, 0, 300));
        if (kind != Kind.BALANCER) {
            for (var key : new String[] {"paths", "hosts", "sticky"}) {
                if (routes.has(key)) {
                    routes.fault(
                            key,
                            "",
                            "only a service behind the balancer has it",
                            "remove it, or set ingress to balancer");
                }
            }
        }
        if (kind == Kind.PUBLIC && !routes.has("allowCidrs")) {
            routes.fault("allowCidrs", "", "missing", "list the blocks that may connect to a public service");
        }
        return switch (kind) {
            case BALANCER -> new Balanced(target, grace);
            case PUBLIC -> new Public(allow);
            case NONE -> new None();
        };
    }
}
