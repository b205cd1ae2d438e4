package dev.slipway.components.balancer;

import dev.slipway.base.Withers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Settings of an application load balancer.
 *
 * @param internal the scheme of an internal load balancer in private subnets; empty for an internet-facing one in public
 *     subnets. Another scheme replaces the load balancer
 * @param allow addresses that may connect to an internet-facing load balancer
 * @param idleTimeout idle timeout of connections, 1 to 4000 s. See
 *     <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html#connection-idle-timeout">
 *     connection idle timeout</a>
 * @param accessLogs empty for none
 * @param testListener listener for the new revision of services that are deployed blue/green
 * @param behindDistribution whether only CloudFront may connect: a request without {@link LoadBalancer#originSecret} is
 *     answered 404. The alias records of the hosts then refer to the distribution
 * @param logins logins of users by name, before the actions of routes; for HTTPS only
 */
@Withers
public record LoadBalancerSpec(
        Optional<InternalScheme> internal,
        AllowList allow,
        Duration idleTimeout,
        Optional<AccessLogs> accessLogs,
        TestListenerSpec testListener,
        boolean behindDistribution,
        Map<String, LoginSpec> logins)
        implements LoadBalancerSpecBuilder.With {
    /** All addresses, an idle timeout of 60 s, access logs for 30 days. */
    public static final LoadBalancerSpec DEFAULT = new LoadBalancerSpec(
            Optional.empty(),
            AllowList.everybody(),
            Duration.ofSeconds(60),
            Optional.of(AccessLogs.DEFAULT),
            TestListenerSpec.closed(),
            false,
            Map.of());

    /** An internal load balancer that the VPC may connect to. */
    public static final LoadBalancerSpec INTERNAL = DEFAULT.withInternal(Optional.of(InternalScheme.ofVpc()));

    /** @throws dev.slipway.base.SpecException for an idle timeout that is not 1 to 4000 s */
    public LoadBalancerSpec {
        logins = Map.copyOf(logins);
        Seconds.check("idleTimeoutSeconds", idleTimeout, 1, 4000);
    }

    /** The load balancer of the stack that has these settings. */
    public StackBalancer place() {
        return internal.isPresent() ? StackBalancer.INTERNAL : StackBalancer.MAIN;
    }
}
