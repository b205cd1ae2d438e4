package dev.slipway.components.cache;

import com.pulumi.aws.cloudwatch.MetricAlarmArgs;
import com.pulumi.aws.ec2.SecurityGroupArgs;
import com.pulumi.aws.elasticache.ReplicationGroupArgs;
import com.pulumi.aws.elasticache.ServerlessCacheArgs;
import com.pulumi.aws.elasticache.SubnetGroupArgs;
import com.pulumi.aws.elasticache.inputs.ServerlessCacheCacheUsageLimitsArgs;
import com.pulumi.aws.elasticache.inputs.ServerlessCacheCacheUsageLimitsDataStorageArgs;
import com.pulumi.aws.elasticache.inputs.ServerlessCacheCacheUsageLimitsEcpuPerSecondArgs;
import com.pulumi.core.Output;
import dev.slipway.components.alarm.AlarmDestination;
import dev.slipway.components.key.EncryptionKey;
import dev.slipway.components.network.Network;
import java.util.List;
import java.util.Map;

/** Inputs of the resources of caches. */
final class CacheInputs {
    static final String ENGINE = "valkey";

    /** The port of a cache. */
    static final int PORT = 6379;

    /**
     * The port on which a serverless cache is
     * <a href="https://docs.aws.amazon.com/code-library/latest/ug/ec2_example_ec2_GettingStarted_065_section.html">read with eventual consistency</a>.
     */
    static final int READER_PORT = 6380;

    /** Threshold of the alarms on memory and processors, in percent. */
    private static final int FULL = 90;

    /** Bytes of a GB, the unit of the limit of a serverless cache. */
    private static final double BYTES_PER_GB = 1e9;

    private CacheInputs() {}

    /**
     * The inputs of a serverless cache. The limits are always set: the provider fails when they are
     * <a href="https://github.com/hashicorp/terraform-provider-aws/issues/36374">removed</a>.
     */
    static ServerlessCacheArgs serverless(
            CacheSpec spec,
            ServerlessCapacity capacity,
            EncryptionKey key,
            Network network,
            Output<String> userGroup,
            Output<String> securityGroup) {
        return ServerlessCacheArgs.builder()
                .name(spec.name().text())
                .description("Cache of the stack")
                .engine(ENGINE)
                .majorEngineVersion(capacity.version())
                .cacheUsageLimits(limits(capacity))
                .userGroupId(userGroup)
                .kmsKeyId(key.arn())
                .subnetIds(network.privateSubnetIds())
                .securityGroupIds(securityGroup.applyValue(List::of))
                .snapshotRetentionLimit(spec.snapshotDays())
                .build();
    }

    private static ServerlessCacheCacheUsageLimitsArgs limits(ServerlessCapacity capacity) {
        return ServerlessCacheCacheUsageLimitsArgs.builder()
                .dataStorage(ServerlessCacheCacheUsageLimitsDataStorageArgs.builder()
                        .maximum(capacity.maxGb())
                        .unit("GB")
                        .build())
                .ecpuPerSeconds(ServerlessCacheCacheUsageLimitsEcpuPerSecondArgs.builder()
                        .maximum(capacity.maxEcpus())
                        .build())
                .build();
    }

    /**
     * The inputs of a replication group. Two nodes or more of a shard are in different zones, and one of them takes over.
     * Cluster mode needs <a href="https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html">automatic
     * failover</a> with any number of nodes.
     */
    static ReplicationGroupArgs nodes(
            CacheSpec spec,
            CacheNodes nodes,
            EncryptionKey key,
            Output<String> subnets,
            Output<String> userGroup,
            Output<String> securityGroup) {
        var replicated = nodes.count() > 1;
        var group = ReplicationGroupArgs.builder()
                .replicationGroupId(spec.name().text())
                .description("Cache of the stack")
                .engine(ENGINE)
                .engineVersion(nodes.version())
                .nodeType(nodes.type())
                .parameterGroupName(nodes.parameterGroup())
                .port(PORT)
                .clusterMode(nodes.clusterMode() ? "enabled" : "disabled")
                .automaticFailoverEnabled(replicated || nodes.clusterMode())
                .multiAzEnabled(replicated)
                .subnetGroupName(subnets)
                .securityGroupIds(securityGroup.applyValue(List::of))
                .userGroupIds(userGroup.applyValue(List::of))
                .transitEncryptionEnabled(true)
                .transitEncryptionMode("required")
                .atRestEncryptionEnabled(true)
                .kmsKeyId(key.arn())
                .snapshotRetentionLimit(spec.snapshotDays())
                // The stack file sets the version.
                .autoMinorVersionUpgrade(false)
                // Changes apply at once instead of in the maintenance window.
                .applyImmediately(true);
        if (spec.finalSnapshot()) {
            // The security group is another one in a stack that is created again: ElastiCache deletes no cache whose
            // snapshot has the name of an older one.
            group.finalSnapshotIdentifier(securityGroup.applyValue(
                    id -> "%s-final-%s".formatted(spec.name().text(), id.replaceFirst("^sg-", ""))));
        }
        return nodes.clusterMode()
                ? group.numNodeGroups(nodes.shards())
                        .replicasPerNodeGroup(nodes.count() - 1)
                        .build()
                : group.numCacheClusters(nodes.count()).build();
    }

    /**
     * The inputs of the subnet group, whose description has the VPC's id: ElastiCache moves no subnet group to another
     * VPC.
     */
    static SubnetGroupArgs subnets(CacheName name, Network network) {
        return SubnetGroupArgs.builder()
                .name(name.text())
                .description(network.vpcId().applyValue("Private subnets of %s"::formatted))
                .subnetIds(network.privateSubnetIds())
                .build();
    }

    static SecurityGroupArgs securityGroup(String cache, Network network) {
        return SecurityGroupArgs.builder()
                .description("The cache " + cache)
                .vpcId(network.vpcId())
                .build();
    }

    /**
     * The alarm on five consecutive minutes near the maximum of stored data, by
     * <a href="https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/serverless-metrics-events-redis.html">
     * BytesUsedForCache</a>.
     */
    static MetricAlarmArgs storage(AlarmDestination topic, CacheName name, ServerlessCapacity capacity) {
        return alarm(topic, "BytesUsedForCache", Map.of("clusterId", name.text()))
                .alarmDescription("The cache has nearly all of its %d GB in use and will evict keys; set maxGb higher"
                        .formatted(capacity.maxGb()))
                .statistic("Average")
                .threshold(capacity.maxGb() * BYTES_PER_GB * FULL / 100)
                .build();
    }

    /** The alarm on throttled commands in five consecutive minutes, by ThrottledCmds of the same page. */
    static MetricAlarmArgs throttled(AlarmDestination topic, CacheName name, ServerlessCapacity capacity) {
        return alarm(topic, "ThrottledCmds", Map.of("clusterId", name.text()))
                .alarmDescription("The cache throttles commands beyond %d ECPUs per second; set maxEcpus higher"
                        .formatted(capacity.maxEcpus()))
                .statistic("Sum")
                .threshold(0.0)
                .build();
    }

    /**
     * The alarm on five consecutive minutes near the capacity of a node's engine, the threshold of AWS's
     * <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html#ElastiCache">
     * recommended alarms</a>.
     */
    static MetricAlarmArgs processor(AlarmDestination topic, String node) {
        return alarm(topic, "EngineCPUUtilization", Map.of("CacheClusterId", node))
                .alarmDescription(
                        "The engine of the cache node %s is nearly at its capacity; set nodes.type to a larger one, or nodes.shards higher"
                                .formatted(node))
                .statistic("Average")
                .threshold((double) FULL)
                .build();
    }

    /**
     * The alarm on five consecutive minutes near the memory of a node, by
     * <a href="https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.Redis.html">
     * DatabaseMemoryUsagePercentage</a>.
     */
    static MetricAlarmArgs memory(AlarmDestination topic, String node) {
        return alarm(topic, "DatabaseMemoryUsagePercentage", Map.of("CacheClusterId", node))
                .alarmDescription(
                        "The cache node %s has nearly all of its memory in use and will evict keys; set nodes.type to a larger one"
                                .formatted(node))
                .statistic("Average")
                .threshold((double) FULL)
                .build();
    }

    private static MetricAlarmArgs.Builder alarm(
            AlarmDestination topic, String metric, Map<String, String> dimensions) {
        return topic.alarm()
                .namespace("AWS/ElastiCache")
                .metricName(metric)
                .dimensions(dimensions)
                .comparisonOperator("GreaterThanThreshold")
                .period(60)
                .evaluationPeriods(5);
    }
}
