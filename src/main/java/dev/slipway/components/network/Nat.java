package dev.slipway.components.network;

import java.util.Optional;

/**
 * Outbound internet access of private subnets through
 * <a href="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html">NAT gateways</a>, charged by the hour and
 * gigabyte. A change adds or removes gateways and routes; the public address of a removed gateway is released.
 */
public enum Nat {
    /** No gateway: tasks in private subnets reach only AWS services with VPC endpoints. */
    NONE,
    /** One gateway in zone a. If that zone fails, all zones lose internet access. */
    SINGLE,
    /** One gateway in each zone, independent of the other zones. */
    PER_ZONE;

    /** The zone of the gateway of a zone's private subnet; empty for none. */
    public Optional<String> gatewayZone(String letter) {
        return switch (this) {
            case NONE -> Optional.empty();
            case SINGLE -> Optional.of("a");
            case PER_ZONE -> Optional.of(letter);
        };
    }
}
