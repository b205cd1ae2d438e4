package dev.slipway.components.cache;

import com.pulumi.core.Output;
import dev.slipway.base.link.LinkGrant;
import dev.slipway.base.link.Linkable;

/**
 * A Valkey cache in private subnets, which accepts TLS connections of admitted clients only. One user of the cache
 * authenticates, by a password or by IAM.
 */
public sealed interface Cache extends Linkable permits ServerlessCache, NodeCache {
    /** The host name for writing and reading. */
    Output<String> host();

    /** The TCP port of the host. */
    Output<Integer> port();

    /** The user of the cache. */
    CacheUser user();

    /** The ARN of the cache. */
    Output<String> arn();

    @Override
    default LinkGrant access() {
        return new CacheConnection(this).access();
    }

    @Override
    default LinkGrant further() {
        return new CacheConnection(this).further();
    }

    @Override
    default boolean inVpc() {
        return true;
    }
}
