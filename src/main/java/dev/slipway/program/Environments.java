package dev.slipway.program;

import com.pulumi.exceptions.RunException;
import com.pulumi.resources.Resource;
import dev.slipway.base.Arns;
import dev.slipway.components.SharedResources;
import dev.slipway.components.balancer.ApplicationBalancer;
import dev.slipway.components.balancer.ExistingBalancerSpec;
import dev.slipway.components.balancer.StackBalancer;
import dev.slipway.components.cluster.Cluster;
import dev.slipway.components.cluster.EcsCluster;
import dev.slipway.components.delivery.PlannedTypes;
import dev.slipway.components.environment.EnvironmentCluster;
import dev.slipway.components.environment.SharedEnvironment;
import dev.slipway.components.environment.SharedEnvironmentArgs;
import dev.slipway.components.environment.UsedEnvironment;
import dev.slipway.components.network.Network;
import dev.slipway.settings.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Assembly of the environment that a stack uses, or that it shares. */
public final class Environments {
    private Environments() {}

    /** The environment of another stack; empty for a stack that uses none. */
    public static Optional<UsedEnvironment> used(Settings settings) {
        return settings.environment().used().map(reference -> UsedEnvironment.of(reference.stack()));
    }

    /**
     * The settings of a stack with the network and the load balancers of the environment that it uses.
     *
     * @throws RunException if the environment shares no load balancer for the ingress of a service
     */
    public static Settings within(Settings settings, Optional<UsedEnvironment> environment) {
        return environment.map(used -> within(settings, used)).orElse(settings);
    }

    private static Settings within(Settings settings, UsedEnvironment environment) {
        var shared = environment.balancers();
        Stream.of(StackBalancer.values())
                .filter(place -> settings.edge().callers().has(place) && !shared.containsKey(place))
                .findFirst()
                .ifPresent(place -> {
                    throw new RunException(
                            "slipway:environment.of = %s: it shares no balancer for ingress: %s; add %s to slipway:environment.shares of that stack, and deploy it"
                                    .formatted(environment.stack().written(), place.ingress(), place.ingress()));
                });
        return settings.withNetwork(environment.vpc())
                .withBalancer(settings.balancer().withExisting(shared))
                .withDelivery(settings.delivery()
                        .map(delivery -> delivery.withPlanned(withListeners(delivery.planned(), shared.values()))));
    }

    /** The plan with the listeners of the environment instead of stand-ins. */
    private static PlannedTypes withListeners(PlannedTypes planned, Collection<ExistingBalancerSpec> shared) {
        var read = new TreeSet<>(planned.readResources());
        read.removeIf(arn -> Arns.service(arn).equals("elasticloadbalancing"));
        shared.forEach(balancer -> read.add(balancer.listenerArn()));
        return planned.withReadResources(read);
    }

    /** The cluster: one of the stack, or that of the environment. */
    public static EcsCluster cluster(
            String name, Settings settings, Optional<UsedEnvironment> environment, SharedResources shared) {
        return environment
                .<EcsCluster>map(used -> new EnvironmentCluster(name, used))
                .orElseGet(() -> new Cluster(name, settings.cluster(), shared));
    }

    /** The environment that the stack shares; empty if it shares none. To be called after all other components are registered. */
    public static Optional<SharedEnvironment> shared(
            Settings settings,
            Network network,
            EcsCluster cluster,
            Discovery discovery,
            Edge edge,
            SharedResources shared) {
        return settings.environment().shared().map(spec -> {
            var balancers = spec.balancers().stream()
                    .<ApplicationBalancer>map(edge.balancers()::get)
                    .toList();
            var namespace = discovery.namespace().orElseThrow();
            var before = new ArrayList<Resource>(List.of(network, cluster, namespace));
            before.addAll(edge.components());
            return new SharedEnvironment(
                    "environment", new SharedEnvironmentArgs(network, cluster, namespace, balancers, shared), before);
        });
    }
}
