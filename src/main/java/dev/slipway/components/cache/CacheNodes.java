package dev.slipway.components.cache;

import dev.slipway.base.SpecException;
import dev.slipway.base.Withers;
import java.util.ArrayList;
import java.util.List;

/**
 * Version, type and number of the nodes of a cache.
 *
 * @param version major and minor version of Valkey. A lower one replaces the cache
 * @param type the type of every node, such as {@code cache.t4g.micro}
 * @param count number of nodes in each shard, 1 to 6: one writes, the others replicate it in other zones, and one of them
 *     takes over when it fails; see
 *     <a href="https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html">Multi-AZ</a>
 * @param shards number of shards, 1 to 500. With one,
 *     <a href="https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Replication.Redis-RedisCluster.html">cluster mode</a> is
 *     disabled, so that any client can use the cache; with more, clients need support for cluster mode. A change between
 *     the two replaces the cache
 */
@Withers
public record CacheNodes(String version, String type, int count, int shards)
        implements CacheCapacity, CacheNodesBuilder.With {
    /** A primary and <a href="https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/quota-limits.html">5 replicas</a>. */
    public static final int MAX_COUNT = 6;

    /** <a href="https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/quota-limits.html">Nodes per cluster</a>, after an increase of the quota of 90. */
    public static final int MAX_SHARDS = 500;

    /** Two of the smallest nodes, in two zones. */
    public static final CacheNodes DEFAULT = new CacheNodes("8.2", "cache.t4g.micro", 2, 1);

    public CacheNodes {
        if (!version.matches("7\\.2|[89]\\.\\d")) {
            throw new SpecException(
                    "version", "nodes have a version of Valkey such as 7.2 or 8.2", "set it to \"8.2\"");
        }
        if (!type.matches("cache\\.[a-z][a-z0-9]*\\.[a-z0-9]+")) {
            throw new SpecException(
                    "nodes.type", "a node type such as cache.t4g.micro is allowed", "set it to cache.t4g.micro");
        }
        if (type.startsWith("cache.r6gd.")) {
            throw new SpecException(
                    "nodes.type",
                    "nodes with data tiering are not supported",
                    "set it to a type without it, such as cache.r7g.xlarge");
        }
        if (count < 1 || count > MAX_COUNT) {
            throw new SpecException("nodes.count", "1 to 6 nodes in each shard are allowed", "set it to 2");
        }
        if (shards < 1 || shards > MAX_SHARDS) {
            throw new SpecException("nodes.shards", "1 to 500 shards are allowed", "set it to 1");
        }
        if (count * shards > MAX_SHARDS) {
            throw new SpecException(
                    "nodes.shards",
                    "%d shards of %d nodes are more than 500 nodes".formatted(shards, count),
                    "set it to %d".formatted(MAX_SHARDS / count));
        }
    }

    /** True if the data is partitioned, which clients must support. */
    boolean clusterMode() {
        return shards > 1;
    }

    /** AWS's parameter group for the version and the cluster mode. */
    String parameterGroup() {
        return "default.valkey%s%s".formatted(version.charAt(0), clusterMode() ? ".cluster.on" : "");
    }

    /**
     * The ends of the nodes' names after that of the cache, such as {@code 001}, and {@code 0001-001} in
     * <a href="https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Shards.html">cluster mode</a>.
     */
    List<String> suffixes() {
        var suffixes = new ArrayList<String>();
        for (var shard = 1; shard <= shards; shard++) {
            for (var node = 1; node <= count; node++) {
                suffixes.add(clusterMode() ? "%04d-%03d".formatted(shard, node) : "%03d".formatted(node));
            }
        }
        return suffixes;
    }
}
