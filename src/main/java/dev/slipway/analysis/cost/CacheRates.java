package dev.slipway.analysis.cost;

import static dev.slipway.analysis.cost.MonthlyUsage.allTheTime;
import static dev.slipway.analysis.cost.MonthlyUsage.ofFullUse;

import dev.slipway.engine.PlannedResource;

/** Rates of Valkey caches. Snapshots are charged by their size, which is small, and left out. */
final class CacheRates {
    private static final String ELASTICACHE = "ElastiCache";
    private static final double MILLION = 1e6;

    /** The data that AWS charges at least, see <a href="https://aws.amazon.com/elasticache/pricing/">pricing</a>. */
    private static final double MIN_GB = 0.1;

    private CacheRates() {}

    /** Stored data, and processing units of commands. */
    static void serverless(PlannedResource cache, EstimateBuilder estimate) {
        if (!isValkey(cache, estimate)) {
            return;
        }
        var usage = estimate.assumptions.cache();
        var commands = estimate.assumptions.traffic().requestsPerMonth() * usage.commandsPerRequest();
        estimate.add(
                ELASTICACHE, cache.name() + ", data", Price.CACHE_GB_HOUR, allTheTime(Math.max(MIN_GB, usage.gb())));
        estimate.add(ELASTICACHE, cache.name() + ", ECPUs", Price.CACHE_ECPU_MILLION, ofFullUse(commands / MILLION));
    }

    /** The hours of all nodes. */
    static void nodes(PlannedResource cache, EstimateBuilder estimate) {
        if (!isValkey(cache, estimate)) {
            return;
        }
        var type = cache.text("nodeType");
        var ofShard = ResourceRate.number(cache, "replicasPerNodeGroup", 0) + 1;
        var nodes = ResourceRate.number(
                cache, "numCacheClusters", ResourceRate.number(cache, "numNodeGroups", 1) * ofShard);
        Price.of(type.replace('.', '-') + "-hour")
                .ifPresentOrElse(
                        price -> estimate.add(ELASTICACHE, cache.name() + ", nodes", price, allTheTime(nodes)),
                        () -> estimate.notEstimated(
                                "ElastiCache of %s: price lists have no %s".formatted(cache.name(), type)));
    }

    private static boolean isValkey(PlannedResource cache, EstimateBuilder estimate) {
        var valkey = cache.text("engine").equals("valkey");
        if (!valkey) {
            estimate.notEstimated(
                    "ElastiCache of %s: price lists have the prices of valkey only".formatted(cache.name()));
        }
        return valkey;
    }
}
