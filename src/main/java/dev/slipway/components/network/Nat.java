package dev.slipway.components.network;

import java.util.Optional;

/**
 * The <a href="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html">NAT gateways</a> through which
 * private subnets reach the internet, priced by hour and gigabyte. A change adds or deletes gateways and routes; the
 * public address of a deleted gateway is released.
 */
public enum Nat {
    /** No NAT gateway: tasks in private subnets reach only AWS services with VPC endpoints. */
    NONE,
    /** One gateway in zone a: the cheapest, but all zones lose the internet when zone a fails. */
    SINGLE,
    /** One gateway in each zone, so that the failure of a zone does not affect the others. */
    PER_ZONE;

    /** The letter of the zone with the gateway for a zone's private subnet; empty without NAT gateways. */
    public Optional<String> gatewayZone(String letter) {
        return switch (this) {
            case NONE -> Optional.empty();
            case SINGLE -> Optional.of("a");
            case PER_ZONE -> Optional.of(letter);
        };
    }
}
