package dev.slipway.components.firewall;

import com.pulumi.aws.Provider;
import dev.slipway.base.Withers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Arguments of a web ACL.
 *
 * @param rules what is let through
 * @param cloudFront the provider of us-east-1, where all that belongs to CloudFront is made; empty for a firewall of
 *     balancers. A change replaces the firewall
 * @param logRetentionDays for how many days requests are logged, one of the values CloudWatch Logs allows; empty for no
 *     logs
 */
@Withers
public record WebFirewallArgs(FirewallRules rules, Optional<Provider> cloudFront, OptionalInt logRetentionDays)
        implements WebFirewallArgsBuilder.With {

    /** For balancers: the common rules, known bad inputs, bad addresses, 2000 requests in 5 minutes; logs for 30 days. */
    public static WebFirewallArgs of() {
        var groups =
                List.of(ManagedRuleGroup.COMMON, ManagedRuleGroup.KNOWN_BAD_INPUTS, ManagedRuleGroup.IP_REPUTATION);
        var rules = new FirewallRules(groups, OptionalInt.of(2000), List.of(), List.of(), Map.of(), false);
        return new WebFirewallArgs(rules, Optional.empty(), OptionalInt.of(30));
    }

    public WebFirewallArgs withCloudFront(Optional<Provider> provider) {
        return new WebFirewallArgs(rules, provider, logRetentionDays);
    }
}
