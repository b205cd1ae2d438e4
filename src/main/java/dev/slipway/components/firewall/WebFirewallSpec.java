package dev.slipway.components.firewall;

import dev.slipway.base.Withers;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Settings of a web firewall.
 *
 * @param logged whether requests are logged
 */
@Withers
public record WebFirewallSpec(FirewallRules rules, boolean logged) implements WebFirewallSpecBuilder.With {
    /** The requests of an address in 5 minutes that the default rules allow. */
    public static final int DEFAULT_RATE = 2000;

    /** The common rules, known bad inputs, addresses of bad reputation, 2000 requests in 5 minutes, logs. */
    public static final WebFirewallSpec DEFAULT = new WebFirewallSpec(
            new FirewallRules(
                    List.of(ManagedRuleGroup.COMMON, ManagedRuleGroup.KNOWN_BAD_INPUTS, ManagedRuleGroup.IP_REPUTATION),
                    OptionalInt.of(DEFAULT_RATE),
                    List.of(),
                    List.of(),
                    Map.of(),
                    false),
            true);
}
