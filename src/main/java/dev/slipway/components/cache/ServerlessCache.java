package dev.slipway.components.cache;

import com.pulumi.aws.cloudwatch.MetricAlarm;
import com.pulumi.aws.ec2.SecurityGroup;
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
 * A serverless cache, which AWS scales between zero and its limits, with a copy of the data in each zone. It always works
 * in cluster mode, behind one endpoint: commands on several keys need keys of
 * <a href="https://valkey.io/topics/cluster-spec/">one hash slot</a>.
 *
 * <p>Children: {@code <name>-group} (the security group) with {@code <name>-from-<client>} for each client,
 * {@code <name>-cache}; where the stack has an alarm topic {@code <name>-storage} and {@code <name>-throttled}, alarms.
 */
public final class ServerlessCache extends Component implements Cache {
    private static final String TYPE = "slipway:cache:ServerlessCache";

    private final CacheUser user;
    private final SecurityGroup group;
    private final com.pulumi.aws.elasticache.ServerlessCache cache;

    /**
     * @param network VPC whose private subnets hold the cache's endpoint; they must be in two zones
     * @param key KMS key that encrypts the data and its snapshots
     */
    public ServerlessCache(
            String name,
            CacheSpec spec,
            ServerlessCapacity capacity,
            CacheUser user,
            Network network,
            EncryptionKey key,
            SharedResources shared) {
        super(TYPE, name, ComponentResourceOptions.Empty);
        this.user = user;
        group = new SecurityGroup(childName("group"), CacheInputs.securityGroup(name, network), childOptions());
        cache = new com.pulumi.aws.elasticache.ServerlessCache(
                childName("cache"),
                CacheInputs.serverless(spec, capacity, key, network, user.groupId(), group.id()),
                // The name is fixed, so that two cannot exist at the same time.
                options()
                        .protect(shared.protectedFromDeletion())
                        .deleteBeforeReplace(true)
                        .build());
        shared.alarmTopic().ifPresent(topic -> createAlarms(topic, spec.name(), capacity));
        registerOutputs(Map.of("host", host()));
    }

    @Override
    public Output<String> host() {
        return cache.endpoints().applyValue(endpoints -> endpoints.get(0).address());
    }

    @Override
    public Output<Integer> port() {
        return cache.endpoints().applyValue(endpoints -> endpoints.get(0).port());
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
                        ClientIngress.of(client, group.id(), CacheInputs.PORT, CacheInputs.READER_PORT),
                        childOptions()));
    }

    private void createAlarms(AlarmDestination topic, CacheName cacheName, ServerlessCapacity capacity) {
        new MetricAlarm(childName("storage"), CacheInputs.storage(topic, cacheName, capacity), childOptions());
        new MetricAlarm(childName("throttled"), CacheInputs.throttled(topic, cacheName, capacity), childOptions());
    }
}
