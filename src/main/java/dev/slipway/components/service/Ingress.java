package dev.slipway.components.service;

import dev.slipway.base.SpecErrors;
import dev.slipway.base.SpecException;
import dev.slipway.components.balancer.AllowList;
import dev.slipway.components.balancer.BlueGreen;
import dev.slipway.components.balancer.DeploymentSlot;
import dev.slipway.components.balancer.ServiceNetworkSpec;
import dev.slipway.components.balancer.TargetPort;
import dev.slipway.components.function.InitialTarget;
import dev.slipway.components.gateway.ServiceIntegrationSpec;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** The ingress of a service: the callers that can connect to its port. */
public sealed interface Ingress permits Ingress.None, Ingress.Public, Ingress.Api, BalancedIngress, NetworkIngress {

    /** The application load balancers; empty for a service behind none. */
    default Optional<BalancedIngress> balanced() {
        return Optional.empty();
    }

    /** The listeners of the network load balancer; empty for a service that is not behind it. */
    default Optional<ServiceNetworkSpec> network() {
        return Optional.empty();
    }

    /** The time in which failed health checks of load balancers do not stop a task; empty without a load balancer. */
    default Optional<Duration> gracePeriodOfChecks() {
        return balanced().map(BalancedIngress::gracePeriod);
    }

    /** The weights of a blue/green deployment; empty for a rolling deployment. */
    default Optional<BlueGreen> blueGreen() {
        return Optional.empty();
    }

    /** True if a deployment slot keeps its revision while the other one is released. */
    default boolean keepsRevision(DeploymentSlot slot) {
        return blueGreen().filter(deploy -> deploy.keeps(slot)).isPresent();
    }

    /** True if callers connect to the main port of the service's own container. */
    default boolean usesMainPort() {
        return true;
    }

    /** True if a route of the service can be switched to an activator while the service is scaled to zero. */
    default boolean canWakeOnRequest() {
        return false;
    }

    /**
     * The same ingress with routes that the controllers switch between the service and its activator.
     *
     * @param first the target of the routes when they are created
     */
    default Ingress switchable(InitialTarget first) {
        return this;
    }

    /** No callers. */
    record None() implements Ingress {
        @Override
        public boolean usesMainPort() {
            return false;
        }
    }

    /**
     * Direct access to ports from the addresses of allow-lists; tasks run in public subnets, with public IPv4 addresses.
     *
     * @param ports the ports and the CIDR blocks that may connect to each, without duplicates
     */
    record Public(List<OpenPort> ports) implements Ingress {
        /** @throws SpecException for no port and for a port that is listed twice */
        public Public {
            ports = List.copyOf(ports);
            var errors = new SpecErrors();
            if (ports.isEmpty()) {
                errors.add("routes", "no port is open", "add a route, or set ingress to none");
            }
            var seen = new HashSet<Integer>();
            for (var port : ports) {
                if (!seen.add(port.port().number())) {
                    errors.add(
                            "routes",
                            "two routes open the port %s".formatted(port.port()),
                            "list all blocks in allowCidrs of one of them");
                }
            }
            errors.throwAll();
        }

        /** Access to one port. */
        public static Public to(int port, AllowList allow) {
            return new Public(List.of(new OpenPort(TargetPort.of(port), allow)));
        }

        @Override
        public boolean usesMainPort() {
            return ports.stream().anyMatch(open -> open.port().isMain());
        }
    }

    /**
     * A port of a service with public ingress.
     *
     * @param allow the CIDR blocks that may connect
     */
    record OpenPort(TargetPort port, AllowList allow) {}

    /**
     * The HTTP API of the stack. ECS registers the tasks in Cloud Map and leaves out those whose containers are
     * unhealthy.
     *
     * @param integration routes, throttling and timeout of the integration
     */
    record Api(ServiceIntegrationSpec integration) implements Ingress {
        @Override
        public boolean canWakeOnRequest() {
            return true;
        }

        @Override
        public Ingress switchable(InitialTarget first) {
            return new Api(integration.withActivator(Optional.of(first)));
        }
    }
}
