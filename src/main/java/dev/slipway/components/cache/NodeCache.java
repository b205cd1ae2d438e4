package dev.slipway.components.cache;

import com.pulumi.aws.cloudwatch.MetricAlarm;
import com.pulumi.aws.ec2.SecurityGroup;
import com.pulumi.aws.elasticache.ReplicationGroup;
import com.pulumi.aws.elasticache.ReplicationGroupArgs;
import com.pulumi.aws.elasticache.SubnetGroup;
import com.pulumi.aws.vpc.SecurityGroupIngressRule;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import dev.slipway.base.Component;
import dev.slipway.base.link.LinkClient;
import dev.slipway.components.SharedResources;
import dev.slipway.components.alarm.AlarmDestination;
import dev.slipway.components.key.EncryptionKey;
import dev.slipway.components.network.ClientIngress;
import dev.slipway.components.network.Network;
import java.util.List;
import java.util.Map;

/**
 * A cache in nodes: a replication group. With one shard, clients connect to its primary endpoint as to any server; with
 * more, to its configuration endpoint, in cluster mode.
 *
 * <p>Children: {@code <name>-subnets}, {@code <name>-group} (the security group) with {@code <name>-from-<client>} for each
 * client, {@code <name>-cache}; where the stack has an alarm topic {@code <name>-processor-<node>} and
 * {@code <name>-memory-<node>} for each node, such as {@code 001}, alarms.
 */
public final class NodeCache extends Component implements Cache {
    private static final String TYPE = "slipway:cache:NodeCache";

    private final CacheNodes nodes;
    private final CacheUser user;
    private final SecurityGroup group;
    private final ReplicationGroup cache;

    /**
     * @param network VPC whose private subnets hold the nodes; they must be in two zones
     * @param key KMS key that encrypts the data and its snapshots
     */
    public NodeCache(
            String name,
            CacheSpec spec,
            CacheNodes nodes,
            CacheUser user,
            Network network,
            EncryptionKey key,
            SharedResources shared) {
        super(TYPE, name, ComponentResourceOptions.Empty);
        this.nodes = nodes;
        this.user = user;
        var subnets = new SubnetGroup(
                childName("subnets"),
                CacheInputs.subnets(spec.name(), network),
                options()
                        .replaceOnChanges("description")
                        .deleteBeforeReplace(true)
                        .build());
        group = new SecurityGroup(childName("group"), CacheInputs.securityGroup(name, network), childOptions());
        cache = createCache(
                CacheInputs.nodes(spec, nodes, key, subnets.name(), user.groupId(), group.id()),
                shared.protectedFromDeletion());
        shared.alarmTopic().ifPresent(topic -> createAlarms(topic, spec.name()));
        registerOutputs(Map.of("host", host()));
    }

    @Override
    public Output<String> host() {
        return nodes.clusterMode() ? cache.configurationEndpointAddress() : cache.primaryEndpointAddress();
    }

    @Override
    public Output<Integer> port() {
        return cache.port().applyValue(port -> port.orElse(CacheInputs.PORT));
    }

    @Override
    public CacheUser user() {
        return user;
    }

    @Override
    public Output<String> arn() {
        return cache.arn();
    }

    @Override
    public List<Resource> admit(LinkClient client) {
        return List.of(
                cache,
                new SecurityGroupIngressRule(
                        childName("from-" + client.name()),
                        ClientIngress.of(client, group.id(), CacheInputs.PORT),
                        childOptions()));
    }

    private ReplicationGroup createCache(ReplicationGroupArgs inputs, boolean protectedFromDeletion) {
        return new ReplicationGroup(
                childName("cache"),
                inputs,
                // The name is fixed, so that two cannot exist at the same time. AWS changes the cluster mode in two
                // steps
                // only, with a mode between that both kinds of clients can use.
                options()
                        .protect(protectedFromDeletion)
                        .replaceOnChanges("clusterMode")
                        .deleteBeforeReplace(true)
                        .build());
    }

    private void createAlarms(AlarmDestination topic, CacheName cacheName) {
        for (var suffix : nodes.suffixes()) {
            var node = cacheName.text() + "-" + suffix;
            new MetricAlarm(childName("processor-" + suffix), CacheInputs.processor(topic, node), childOptions());
            new MetricAlarm(childName("memory-" + suffix), CacheInputs.memory(topic, node), childOptions());
        }
    }
}
