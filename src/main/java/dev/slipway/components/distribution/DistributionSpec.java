package dev.slipway.components.distribution;

import dev.slipway.base.Withers;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Settings of a CloudFront distribution.
 *
 * @param priceClass edge locations that answer requests
 * @param caching caching of the services' responses
 * @param accessLogDays retention of access logs in days, 1 to 3650; empty for no access logs
 * @param files paths that are served from a bucket; empty for none
 */
@Withers
public record DistributionSpec(
        PriceClass priceClass, Caching caching, OptionalInt accessLogDays, Optional<ServedFiles> files)
        implements DistributionSpecBuilder.With {
    public static final int DEFAULT_ACCESS_LOG_DAYS = 30;

    /** The cheapest price class, no caching, access logs for 30 days, no files. */
    public static final DistributionSpec DEFAULT = new DistributionSpec(
            PriceClass.CHEAPEST, Caching.NONE, OptionalInt.of(DEFAULT_ACCESS_LOG_DAYS), Optional.empty());
}
