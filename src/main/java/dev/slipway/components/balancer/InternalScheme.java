package dev.slipway.components.balancer;

import dev.slipway.base.Cidr;
import dev.slipway.base.SpecException;
import java.util.HashSet;
import java.util.List;

/**
 * The scheme of an internal load balancer, which has private addresses only. The VPC may connect, and networks that a peering
 * connection, a transit gateway or a VPN connects with it. See
 * <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html#load-balancer-scheme">
 * load balancer scheme</a>.
 *
 * @param peers the IPv4 blocks of such networks, without duplicates
 */
public record InternalScheme(List<Cidr> peers) {
    /** @throws SpecException for a block with every address, and for duplicates */
    public InternalScheme {
        peers = List.copyOf(peers);
        var seen = new HashSet<Cidr>();
        for (var peer : peers) {
            if (peer.prefix() == 0) {
                throw new SpecException(
                        "allowCidrs",
                        "an internal balancer admits the VPC and connected networks, not every address",
                        "list the blocks of those networks, such as 10.8.0.0/16, or remove it for the VPC alone");
            }
            if (!seen.add(peer)) {
                throw new SpecException("allowCidrs", "%s is listed twice".formatted(peer), "remove one");
            }
        }
    }

    /** The VPC alone may connect. */
    public static InternalScheme ofVpc() {
        return new InternalScheme(List.of());
    }
}
