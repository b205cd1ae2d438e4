package dev.slipway.settings;

import dev.slipway.components.balancer.NetworkProtocol;
import dev.slipway.components.balancer.TargetProtocol;
import java.util.Optional;
import java.util.stream.Stream;

/** The values of {@code routes.protocol}: those of application load balancers, and those of the network load balancer. */
enum RouteProtocol {
    HTTP,
    HTTPS,
    HTTP2,
    GRPC,
    TCP,
    UDP,
    TLS;

    /** The protocol of a target group of an application load balancer; empty for one of the network load balancer. */
    Optional<TargetProtocol> target() {
        return Stream.of(TargetProtocol.values())
                .filter(protocol -> protocol.name().equals(name()))
                .findAny();
    }

    /** The protocol of a listener of the network load balancer; empty for one of application load balancers. */
    Optional<NetworkProtocol> network() {
        return Stream.of(NetworkProtocol.values())
                .filter(protocol -> protocol.name().equals(name()))
                .findAny();
    }
}
