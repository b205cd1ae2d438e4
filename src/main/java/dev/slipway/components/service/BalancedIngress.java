package dev.slipway.components.service;

import dev.slipway.base.SpecException;
import dev.slipway.components.balancer.BlueGreen;
import dev.slipway.components.balancer.ServiceTargetSpec;
import dev.slipway.components.balancer.StackBalancer;
import dev.slipway.components.balancer.TargetSpec;
import dev.slipway.components.function.InitialTarget;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One or both application load balancers of the stack.
 *
 * @param targets routes, health checks and deployment of the target groups of each load balancer, at least one
 * @param gracePeriod the time after the start of a task in which failed health checks do not stop it, 0 to
 *     {@link #MAX_GRACE} seconds
 * @param alarms the error rate that rolls a deployment back; empty for no deployment alarms
 */
public record BalancedIngress(
        SortedMap<StackBalancer, ServiceTargetSpec> targets, Duration gracePeriod, Optional<DeploymentAlarmSpec> alarms)
        implements Ingress {
    /**
     * The maximum of
     * <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html">
     * healthCheckGracePeriodSeconds</a>, about 69 years.
     */
    public static final int MAX_GRACE = Integer.MAX_VALUE;

    /** @throws SpecException for more target groups than ECS registers a service with */
    public BalancedIngress {
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
    public Optional<BalancedIngress> balanced() {
        return Optional.of(this);
    }

    /** A target of the main load balancer without deployment alarms. */
    public BalancedIngress(ServiceTargetSpec target, Duration gracePeriod) {
        this(target, gracePeriod, Optional.empty());
    }

    /** A target of the main load balancer. */
    public BalancedIngress(ServiceTargetSpec target, Duration gracePeriod, Optional<DeploymentAlarmSpec> alarms) {
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
        return new BalancedIngress(switched, gracePeriod, alarms);
    }
}
