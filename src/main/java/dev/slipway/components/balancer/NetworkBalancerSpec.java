package dev.slipway.components.balancer;

import dev.slipway.base.SpecErrors;
import dev.slipway.base.SpecException;
import dev.slipway.base.Withers;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Settings of a network load balancer.
 *
 * @param internal true for private addresses in the private subnets. A change replaces the load balancer
 * @param staticAddresses true for an Elastic IP address in each public subnet. A change replaces the load balancer
 * @param addressIds the allocation ids of existing Elastic IP addresses, one for each public subnet; empty for none
 * @param crossZone true if each zone's node sends connections to the tasks of all zones; AWS charges no transfer between
 *     zones for it only where that is stated in
 *     <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-target-groups.html#target-group-cross-zone">
 *     cross-zone load balancing</a>
 */
@Withers
public record NetworkBalancerSpec(boolean internal, boolean staticAddresses, List<String> addressIds, boolean crossZone)
        implements NetworkBalancerSpecBuilder.With {
    /** A public load balancer with addresses of AWS's choice. */
    public static final NetworkBalancerSpec DEFAULT = new NetworkBalancerSpec(false, false, List.of(), true);

    private static final Pattern ALLOCATION = Pattern.compile("eipalloc-([0-9a-f]{8}|[0-9a-f]{17})");

    /** @throws SpecException for a text that is no allocation id, one that is listed twice, and public addresses of an internal one */
    public NetworkBalancerSpec {
        addressIds = List.copyOf(addressIds);
        var errors = new SpecErrors();
        var seen = new HashSet<String>();
        for (var id : addressIds) {
            if (!ALLOCATION.matcher(id).matches()) {
                errors.add(
                        "addressIds",
                        "\"%s\" is not an allocation id of an Elastic IP address".formatted(id),
                        "write eipalloc- and 8 or 17 of 0-9 and a-f, such as eipalloc-0123456789abcdef0");
            }
            if (!seen.add(id)) {
                errors.add("addressIds", "%s is listed twice".formatted(id), "list it once");
            }
        }
        if (internal && (staticAddresses || !addressIds.isEmpty())) {
            errors.add(
                    staticAddresses ? "addresses" : "addressIds",
                    "an internal balancer has no Elastic IP addresses",
                    "remove it, or set internal to false");
        }
        if (staticAddresses && !addressIds.isEmpty()) {
            errors.add("addressIds", "addresses is static, which allocates others", "remove it, or addresses");
        }
        errors.throwAll();
    }
}
