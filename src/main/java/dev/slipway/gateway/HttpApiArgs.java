package dev.slipway.gateway;

import dev.slipway.domain.Tls;
import dev.slipway.network.Network;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an HTTP API needs to know.
 *
 * @param network the VPC; its private subnets hold the ends of the link to it. A change of them replaces the link
 * @param throttle of each route that has none of its own
 * @param cors empty for none
 * @param logRetentionDays for how many days access logs are kept, one of the values CloudWatch Logs allows; empty for
 *     no logs
 * @param tls the hosts by which callers reach the API, and then by no other name; empty for the one that AWS gives it
 * @param protectedFromDeletion whether Pulumi refuses to delete the API, whose address nobody gets again
 */
public record HttpApiArgs(
        Network network,
        Throttle throttle,
        Optional<Cors> cors,
        OptionalInt logRetentionDays,
        Optional<Tls> tls,
        boolean protectedFromDeletion) {

    /** 100 requests a second, no CORS, access logs for 30 days, not protected from deletion. */
    public static HttpApiArgs of(Network network) {
        return new HttpApiArgs(
                network, Throttle.DEFAULT, Optional.empty(), OptionalInt.of(30), Optional.empty(), false);
    }

    public HttpApiArgs withThrottle(Throttle throttle) {
        return new HttpApiArgs(network, throttle, cors, logRetentionDays, tls, protectedFromDeletion);
    }

    public HttpApiArgs withCors(Optional<Cors> cors) {
        return new HttpApiArgs(network, throttle, cors, logRetentionDays, tls, protectedFromDeletion);
    }

    public HttpApiArgs withLogRetentionDays(OptionalInt logRetentionDays) {
        return new HttpApiArgs(network, throttle, cors, logRetentionDays, tls, protectedFromDeletion);
    }

    public HttpApiArgs withTls(Optional<Tls> tls) {
        return new HttpApiArgs(network, throttle, cors, logRetentionDays, tls, protectedFromDeletion);
    }

    public HttpApiArgs withProtectedFromDeletion(boolean protectedFromDeletion) {
        return new HttpApiArgs(network, throttle, cors, logRetentionDays, tls, protectedFromDeletion);
    }
}
