package dev.slipway.components.distribution;

import com.pulumi.aws.Provider;
import dev.slipway.base.Withers;
import dev.slipway.components.domain.Tls;
import dev.slipway.components.firewall.WebFirewall;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Arguments of a distribution.
 *
 * @param origin what it stands before
 * @param region the provider of us-east-1
 * @param tls the hosts by which callers come; empty for the name that AWS gives
 * @param firewall one for CloudFront; empty for none
 * @param files what is answered from a bucket; empty for nothing
 * @param terms from where callers are answered, and what is kept
 * @param logDays for how many days access logs are kept, 1 to 3650; empty for no logs
 * @param protectedFromDeletion whether Pulumi refuses to delete it, and its access logs stay
 */
@Withers
public record DistributionArgs(
        Origin origin,
        Provider region,
        Optional<Tls> tls,
        Optional<WebFirewall> firewall,
        Optional<StaticFiles> files,
        Terms terms,
        OptionalInt logDays,
        boolean protectedFromDeletion)
        implements DistributionArgsBuilder.With {

    /** From where callers are answered, and what of the services' answers is kept. */
    public record Terms(PriceClass priceClass, Caching caching) {
        public static final Terms USUAL = new Terms(PriceClass.CHEAPEST, Caching.NONE);
    }

    /** The cheapest, keeps nothing, by the name that AWS gives, access logs for 30 days; it may be deleted. */
    public static DistributionArgs of(Origin origin, Provider region) {
        return new DistributionArgs(
                origin,
                region,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Terms.USUAL,
                OptionalInt.of(30),
                false);
    }
}
