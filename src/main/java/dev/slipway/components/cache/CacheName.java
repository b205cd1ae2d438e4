package dev.slipway.components.cache;

import dev.slipway.base.PhysicalName;

/**
 * Name of a serverless cache or a replication group, and the id of its user and its user group; see
 * <a href="https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html">
 * CreateReplicationGroup</a>.
 */
public record CacheName(String text) {
    /** @throws dev.slipway.base.SpecException for a name beyond {@link PhysicalName#CACHE} */
    public CacheName {
        PhysicalName.CACHE.check(text);
    }
}
