package dev.slipway.settings;

import dev.slipway.balancer.AccessLogs;
import dev.slipway.balancer.AllowList;
import dev.slipway.balancer.LoadBalancer;
import dev.slipway.balancer.LoadBalancerArgs;
import dev.slipway.network.Network;
import java.time.Duration;
import java.util.Optional;

/**
 * The load balancer of a stack.
 *
 * @param allow who may connect
 * @param idleTimeout after which the balancer closes a silent connection
 * @param accessLogs empty for none
 */
public record BalancerSettings(AllowList allow, Duration idleTimeout, Optional<AccessLogs> accessLogs) {

    static BalancerSettings read(Section section) {
        try (section) {
            var logged = section.flag("accessLogs", true);
            var days = section.integer("accessLogDays", 30, 1, 3650);
            return new BalancerSettings(
                    AllowSetting.read(section, "allowCidrs", AllowList.everybody()),
                    Duration.ofSeconds(section.integer("idleTimeout", 60, 1, 4000)),
                    logged ? Optional.of(AccessLogs.keptForDays(days)) : Optional.empty());
        }
    }

    /** Makes the component. */
    LoadBalancer create(String name, Network network, EdgeSettings.Front front, boolean protectedStack) {
        var args = LoadBalancerArgs.of(network)
                .withAllow(allow)
                .withIdleTimeout(idleTimeout)
                .withTls(front.tls())
                .withBehindDistribution(front.distribution())
                .withProtectedFromDeletion(protectedStack);
        return new LoadBalancer(name, accessLogs.map(args::withAccessLogs).orElseGet(args::withoutAccessLogs));
    }
}
