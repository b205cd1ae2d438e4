package dev.slipway.components.environment;

import com.pulumi.core.Output;
import dev.slipway.components.SharedResources;
import dev.slipway.components.alarm.AlarmDestination;
import dev.slipway.components.balancer.ApplicationBalancer;
import dev.slipway.components.cluster.EcsCluster;
import dev.slipway.components.discovery.Namespace;
import dev.slipway.components.key.EncryptionKey;
import dev.slipway.components.network.Network;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Arguments of {@link SharedEnvironment}.
 *
 * @param balancers the load balancers that services of other stacks can be behind
 * @param shared the key, which a stack with an environment has, and the alarm topic
 */
public record SharedEnvironmentArgs(
        Network network,
        EcsCluster cluster,
        Namespace namespace,
        List<ApplicationBalancer> balancers,
        SharedResources shared) {

    /** The values of the output {@link UsedEnvironment#OUTPUT}. */
    Map<String, Object> values(String exportName) {
        var values = new TreeMap<String, Object>();
        values.put(UsedEnvironment.VPC, network.vpcId());
        values.put(UsedEnvironment.PUBLIC_SUBNETS, network.publicSubnetIds());
        values.put(UsedEnvironment.PRIVATE_SUBNETS, network.privateSubnetIds());
        values.put(UsedEnvironment.CLUSTER, cluster.arn());
        values.put(UsedEnvironment.INSIGHTS, cluster.containerInsights().written());
        values.put(UsedEnvironment.NAMESPACE, namespace.arn());
        values.put(UsedEnvironment.EXPORT, exportName);
        values.put(UsedEnvironment.LISTENERS, listeners());
        shared.key().map(EncryptionKey::arn).ifPresent(arn -> values.put(UsedEnvironment.KEY, arn));
        shared.alarmTopic().map(AlarmDestination::arn).ifPresent(arn -> values.put(UsedEnvironment.ALARM_TOPIC, arn));
        return values;
    }

    /** The ids of the resources that services keep while they exist; a subnet or a load balancer may be added to an environment in use. */
    List<Output<String>> ids() {
        return Stream.concat(
                        Stream.of(network.vpcId(), cluster.arn(), namespace.arn()),
                        shared.key().map(EncryptionKey::arn).stream())
                .toList();
    }

    private Map<String, Output<String>> listeners() {
        var listeners = new TreeMap<String, Output<String>>();
        balancers.forEach(balancer -> listeners.put(balancer.place().ingress(), balancer.listenerArn()));
        return listeners;
    }
}
