package dev.slipway.components.service;

import dev.slipway.base.SpecErrors;
import dev.slipway.base.SpecException;
import dev.slipway.components.balancer.AllowList;
import dev.slipway.components.balancer.BlueGreen;
import dev.slipway.components.balancer.DeploymentSlot;
import dev.slipway.components.balancer.ServiceNetworkSpec;
import dev.slipway.components.balancer.ServiceTargetSpec;
import dev.slipway.components.balancer.StackBalancer;
import dev.slipway.components.balancer.TargetPort;
import dev.slipway.components.balancer.TargetSpec;
import dev.slipway.components.function.InitialTarget;
import dev.slipway.components.gateway.ServiceIntegrationSpec;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The ingress of a service: the callers that can connect to its port. */
public sealed interface Ingress {

    /** The application load balancers; empty for a service behind none. */
    default Optional<Balanced> balanced() {
        return Optional.empty();
    }

    /** The listeners of the network load balancer; empty for a service that is not behind it. */
    default Optional<ServiceNetworkSpec> network() {
        return Optional.empty();
    }

    /** The time in which failed health checks of load balancers do not stop a task; empty without a load balancer. */
    default Optional<Duration> gracePeriodOfChecks() {
        return balanced().map(Balanced::gracePeriod);
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
     * One or both application load balancers of the stack.
     *
     * @param targets routes, health checks and deployment of the target groups of each load balancer, at least one
     * @param gracePeriod the time after the start of a task in which failed health checks do not stop it, 0 to
     *     {@link #MAX_GRACE} seconds
     * @param alarms the error rate that rolls a deployment back; empty for no deployment alarms
     */
    record Balanced(
            SortedMap<StackBalancer, ServiceTargetSpec> targets,
            Duration gracePeriod,
            Optional<DeploymentAlarmSpec> alarms)
            implements Ingress {
        /**
         * The maximum of
         * <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html">
         * healthCheckGracePeriodSeconds</a>, about 69 years.
         */
        public static final int MAX_GRACE = Integer.MAX_VALUE;

        /** @throws SpecException for more target groups than ECS registers a service with */
        public Balanced {
            targets = Collections.unmodifiableSortedMap(new TreeMap<>(targets));
            var groups = targets.values().stream()
                    .mapToInt(target -> target.targets().size())
                    .sum();
            if (targets.size() > 1 && groups > ServiceTargetSpec.MAX_TARGETS) {
                throw new SpecException(
                        "routes",
                        "ECS registers a service with up to %d target groups, and the routes have %d on both balancers"
                                .formatted(ServiceTargetSpec.MAX_TARGETS, groups),
                        "set ingress of some routes to one of the balancers, or divide the service");
            }
        }

        @Override
        public Optional<Balanced> balanced() {
            return Optional.of(this);
        }

        /** A target of the main load balancer without deployment alarms. */
        public Balanced(ServiceTargetSpec target, Duration gracePeriod) {
            this(target, gracePeriod, Optional.empty());
        }

        /** A target of the main load balancer. */
        public Balanced(ServiceTargetSpec target, Duration gracePeriod, Optional<DeploymentAlarmSpec> alarms) {
            this(new TreeMap<>(Map.of(StackBalancer.MAIN, target)), gracePeriod, alarms);
        }

        /** The target of the main load balancer; that of the internal one for a service that is not behind the main one. */
        public ServiceTargetSpec target() {
            return targets.get(targets.firstKey());
        }

        /** The target groups of all application load balancers. */
        Stream<TargetSpec> groups() {
            return targets.values().stream().flatMap(target -> target.targets().stream());
        }

        @Override
        public boolean usesMainPort() {
            return groups().anyMatch(group -> group.port().isMain());
        }

        @Override
        public Optional<BlueGreen> blueGreen() {
            return target().blueGreen();
        }

        /** An activator stands in for the tasks behind one load balancer. */
        @Override
        public boolean canWakeOnRequest() {
            return targets.size() == 1;
        }

        @Override
        public Ingress switchable(InitialTarget first) {
            var switched = new TreeMap<>(targets);
            switched.replaceAll((balancer, target) -> target.withActivator(Optional.of(first)));
            return new Balanced(switched, gracePeriod, alarms);
        }
    }

    /**
     * The network load balancer of the stack, alone or beside application load balancers.
     *
     * @param balanced the application load balancers; empty for none
     * @param spec the listeners of the service
     * @param gracePeriod the time after the start of a task in which failed health checks do not stop it
     */
    record Networked(Optional<Balanced> balanced, ServiceNetworkSpec spec, Duration gracePeriod) implements Ingress {
        /**
         * @throws SpecException for more target groups than ECS registers a service with, for a blue/green deployment, whose weights
         *     a network load balancer does not have, and for a port with TCP of an application load balancer and UDP
         */
        public Networked {
            var errors = new SpecErrors();
            var groups = spec.targets().size()
                    + balanced.stream().flatMap(Balanced::groups).count();
            if (groups > ServiceTargetSpec.MAX_TARGETS) {
                errors.add(
                        "routes",
                        "ECS registers a service with up to %d target groups, and the routes have %d on all balancers"
                                .formatted(ServiceTargetSpec.MAX_TARGETS, groups),
                        "divide the service");
            }
            if (balanced.flatMap(Balanced::blueGreen).isPresent()) {
                errors.add(
                        "deploy",
                        "a network balancer does not divide connections between two revisions",
                        "remove primary, alternate and release, or network from ingress");
            }
            var shared = balanced.stream()
                    .flatMap(Balanced::groups)
                    .map(group -> group.port().number())
                    .filter(spec.udpPorts()::contains)
                    .findFirst();
            if (shared.isPresent()) {
                errors.add(
                        "routes",
                        "the port %d has routes with TCP and with UDP, and ECS registers a port with one protocol"
                                .formatted(shared.get()),
                        "let the container listen on another port for one of them");
            }
            errors.throwAll();
        }

        @Override
        public Optional<ServiceNetworkSpec> network() {
            return Optional.of(spec);
        }

        @Override
        public Optional<Duration> gracePeriodOfChecks() {
            return Optional.of(gracePeriod);
        }

        @Override
        public boolean usesMainPort() {
            return balanced.filter(Balanced::usesMainPort).isPresent()
                    || spec.targets().stream().anyMatch(target -> target.port().isMain());
        }
    }

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
