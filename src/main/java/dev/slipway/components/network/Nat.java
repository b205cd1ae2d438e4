package dev.slipway.components.network;

import java.util.Optional;

/**
 * How private subnets reach the internet: through
 * <a href="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html">NAT gateways</a>, paid by the hour and
 * gigabyte. A change adds or removes gateways and routes; a gateway that goes takes its public address along.
 */
public enum Nat {
    /** Not at all: tasks in private subnets reach AWS's services by endpoints, and nothing else. */
    NONE,
    /** Through one gateway in zone a: cheap, and the internet is lost to every zone where that zone fails. */
    SINGLE,
    /** Through a gateway in each zone, so that a zone's failure stays in it. */
    PER_ZONE;

    /** The zone whose gateway serves the private subnet of a zone, empty for none. */
    public Optional<String> gatewayZone(String letter) {
        return switch (this) {
            case NONE -> Optional.empty();
            case SINGLE -> Optional.of("a");
            case PER_ZONE -> Optional.of(letter);
        };
    }
}
