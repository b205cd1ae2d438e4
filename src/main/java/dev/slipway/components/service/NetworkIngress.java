package dev.slipway.components.service;

import dev.slipway.base.SpecErrors;
import dev.slipway.base.SpecException;
import dev.slipway.components.balancer.ServiceNetworkSpec;
import dev.slipway.components.balancer.ServiceTargetSpec;
import java.time.Duration;
import java.util.Optional;

/**
 * The network load balancer of the stack, alone or beside application load balancers.
 *
 * @param balanced the application load balancers; empty for none
 * @param spec the listeners of the service
 * @param gracePeriod the time after the start of a task in which failed health checks do not stop it
 */
public record NetworkIngress(Optional<BalancedIngress> balanced, ServiceNetworkSpec spec, Duration gracePeriod)
        implements Ingress {
    /**
     * @throws SpecException for more target groups than ECS registers a service with, for a blue/green deployment, whose weights
     *     a network load balancer does not have, and for a port with TCP of an application load balancer and UDP
     */
    public NetworkIngress {
        var errors = new SpecErrors();
        var groups = spec.targets().size()
                + balanced.stream().flatMap(BalancedIngress::groups).count();
        if (groups > ServiceTargetSpec.MAX_TARGETS) {
            errors.add(
                    "routes",
                    "ECS registers a service with up to %d target groups, and the routes have %d on all balancers"
                            .formatted(ServiceTargetSpec.MAX_TARGETS, groups),
                    "divide the service");
        }
        if (balanced.flatMap(BalancedIngress::blueGreen).isPresent()) {
            errors.add(
                    "deploy",
                    "a network balancer does not divide connections between two revisions",
                    "remove primary, alternate and release, or network from ingress");
        }
        var shared = balanced.stream()
                .flatMap(BalancedIngress::groups)
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
        return balanced.filter(BalancedIngress::usesMainPort).isPresent()
                || spec.targets().stream().anyMatch(target -> target.port().isMain());
    }
}
