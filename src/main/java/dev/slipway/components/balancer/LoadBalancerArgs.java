package dev.slipway.components.balancer;

import dev.slipway.base.Withers;
import dev.slipway.components.domain.Tls;
import dev.slipway.components.network.Network;
import java.time.Duration;
import java.util.Optional;

/**
 * What a load balancer needs to know.
 *
 * @param network the VPC; its public subnets hold the balancer. Another VPC replaces the balancer
 * @param allow who may open a connection
 * @param accessLogs empty for none
 * @param idleTimeout how long a connection may be silent, 1 to 4000 s. See
 *     <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html#connection-idle-timeout">
 *     connection idle timeout</a>
 * @param tls how callers come by HTTPS; empty for HTTP alone
 * @param behindDistribution whether callers come by CloudFront alone: nobody else can connect, and a request without
 *     {@link LoadBalancer#originSecret} finds nothing. The records of the hosts are the distribution's then
 * @param tests the listener on which services that are deployed blue/green show what is being released; empty for none
 * @param protectedFromDeletion whether neither Pulumi nor AWS deletes the balancer, and its access logs stay
 */
@Withers
public record LoadBalancerArgs(
        Network network,
        AllowList allow,
        Optional<AccessLogs> accessLogs,
        Duration idleTimeout,
        Optional<Tls> tls,
        boolean behindDistribution,
        Optional<TestListenerArgs> tests,
        boolean protectedFromDeletion)
        implements LoadBalancerArgsBuilder.With {

    /** @throws IllegalArgumentException for an idle timeout that is not 1 to 4000 s */
    public LoadBalancerArgs {
        Seconds.check("an idle timeout", idleTimeout, 1, 4000);
    }

    /** Open to everybody, access logs for 30 days, an idle timeout of 60 s, no TLS, not protected from deletion. */
    public static LoadBalancerArgs of(Network network) {
        return new LoadBalancerArgs(
                network,
                AllowList.everybody(),
                Optional.of(AccessLogs.keptForDays(30)),
                Duration.ofSeconds(60),
                Optional.empty(),
                false,
                Optional.empty(),
                false);
    }

    public LoadBalancerArgs withAccessLogs(AccessLogs accessLogs) {
        return new LoadBalancerArgs(
                network,
                allow,
                Optional.of(accessLogs),
                idleTimeout,
                tls,
                behindDistribution,
                tests,
                protectedFromDeletion);
    }

    /** Without access logs; their bucket goes with its logs, and in a protected stack has to be emptied by hand first. */
    public LoadBalancerArgs withoutAccessLogs() {
        return new LoadBalancerArgs(
                network, allow, Optional.empty(), idleTimeout, tls, behindDistribution, tests, protectedFromDeletion);
    }

    public LoadBalancerArgs withTests(TestListenerArgs tests) {
        return new LoadBalancerArgs(
                network,
                allow,
                accessLogs,
                idleTimeout,
                tls,
                behindDistribution,
                Optional.of(tests),
                protectedFromDeletion);
    }
}
