package dev.slipway;

import com.pulumi.Context;
import dev.slipway.base.Withers;
import dev.slipway.components.SharedResources;
import dev.slipway.components.cache.Cache;
import dev.slipway.components.cluster.EcsCluster;
import dev.slipway.components.database.RelationalDatabase;
import dev.slipway.components.messaging.Messaging;
import dev.slipway.components.network.Network;
import dev.slipway.components.service.Service;
import dev.slipway.components.storage.Stores;
import java.util.Map;
import java.util.Optional;

/**
 * The components of a stack, as an {@link Extension} receives them.
 *
 * @param context the Pulumi program: its configuration in namespaces of your own, its log, and {@code export} for outputs
 * @param network the VPC: its id, and the ids of its public and private subnets
 * @param cluster the ECS cluster
 * @param database the database; empty for a stack without {@code slipway:database}
 * @param stores the tables, buckets, event buses and file systems by their names in the stack file
 * @param messaging the queues and topics by their names in the stack file
 * @param caches the caches by their names in the stack file
 * @param shared the values that all components share: deletion protection, KMS key, alarm topic, log retention
 * @param services the services that run as tasks, by their names; none in {@link Extension#create}, since the services need
 *     the links that it returns
 */
@Withers
public record StackComponents(
        Context context,
        Network network,
        EcsCluster cluster,
        Optional<RelationalDatabase> database,
        Stores stores,
        Messaging messaging,
        Map<String, Cache> caches,
        SharedResources shared,
        Map<String, Service> services)
        implements StackComponentsBuilder.With {}
