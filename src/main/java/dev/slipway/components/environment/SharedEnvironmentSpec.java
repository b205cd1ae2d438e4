package dev.slipway.components.environment;

import dev.slipway.components.balancer.StackBalancer;
import java.util.List;

/**
 * The environment of a stack that other stacks use.
 *
 * @param balancers the load balancers that services of other stacks can be behind; the network, the cluster, the namespace, the
 *     key and the alarm topic are always shared
 */
public record SharedEnvironmentSpec(List<StackBalancer> balancers) implements EnvironmentSpec {
    public SharedEnvironmentSpec {
        balancers = List.copyOf(balancers);
    }
}
