package dev.slipway.components.gateway;

import dev.slipway.base.Withers;
import dev.slipway.components.alarm.AlarmTopic;
import dev.slipway.components.domain.Tls;
import dev.slipway.components.network.Network;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an HTTP API needs to know.
 *
 * @param network the VPC of the tasks behind it; its private subnets hold the ends of the link to it. A change of them
 *     replaces the link. Empty where functions alone are behind it
 * @param throttle of each route that has none of its own
 * @param cors empty for none
 * @param logRetentionDays for how many days access logs are kept, one of the values CloudWatch Logs allows; empty for
 *     no logs
 * @param tls the hosts by which callers reach the API, and then by no other name; empty for the one that AWS gives it
 * @param behindDistribution whether callers come by CloudFront alone, and what checks that: a request without
 *     {@link ApiStage#originSecret} is refused; empty where everybody may call
 * @param routeMetrics whether CloudWatch counts the requests of each route, at a price for each metric
 * @param topic who is told when requests fail; empty for nobody
 * @param protectedFromDeletion whether Pulumi refuses to delete the API, whose address nobody gets again
 */
@Withers
public record HttpApiArgs(
        Optional<Network> network,
        Throttle throttle,
        Optional<Cors> cors,
        OptionalInt logRetentionDays,
        Optional<Tls> tls,
        Optional<OriginAuthorizerArgs> behindDistribution,
        boolean routeMetrics,
        Optional<AlarmTopic> topic,
        boolean protectedFromDeletion)
        implements HttpApiArgsBuilder.With {

    /** 100 requests a second, no CORS, access logs for 30 days, not protected from deletion. */
    public static HttpApiArgs of(Network network) {
        return usual(Optional.of(network));
    }

    /** The same without a network. */
    public static HttpApiArgs ofFunctions() {
        return usual(Optional.empty());
    }

    private static HttpApiArgs usual(Optional<Network> network) {
        return new HttpApiArgs(
                network,
                Throttle.DEFAULT,
                Optional.empty(),
                OptionalInt.of(30),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                false);
    }
}
