package dev.slipway.components.balancer;

import dev.slipway.base.SpecException;

/**
 * A listener of a network load balancer.
 *
 * @param port 1 to 65535. A change replaces the listener
 * @param allow addresses that may connect; empty is not possible
 */
public record NetworkListenerSpec(int port, NetworkProtocol protocol, NetworkTargetSpec target, AllowList allow) {
    /** @throws SpecException for a port beyond 1 to 65535 */
    public NetworkListenerSpec {
        if (port < 1 || port > 65_535) {
            throw new SpecException("listen", "1 to 65535 is allowed", "set it to the port that clients connect to");
        }
        if (target.protocol() != protocol.ofTargets()) {
            throw new IllegalArgumentException("a listener and its target group have different protocols");
        }
    }
}
