package dev.slipway.components.network;

import dev.slipway.components.network.NetworkAclRule.Traffic;
import java.util.ArrayList;
import java.util.List;

/**
 * What the network ACLs of a VPC let through, so that all that a stack does goes on and nothing else can begin:
 *
 * <ul>
 *   <li>within the VPC everything: balancers, databases and endpoints are told apart by their security groups;
 *   <li>into public subnets HTTP and HTTPS, and the ports from 1024 on: public services, and answers to NAT gateways;
 *   <li>out of public subnets everything, since what tasks call goes through their NAT gateways;
 *   <li>into private subnets answers alone, and only where there is a way out: NAT gateways, or the gateway endpoints,
 *       whose addresses are public ones;
 *   <li>out of private subnets what these ways carry.
 * </ul>
 *
 * <p>What ACLs never see, such as
 * <a href="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html">DNS, DHCP and the metadata of
 * tasks</a>, needs no rule. A VPC of Slipway has no IPv6 addresses.
 *
 * @param block the VPC's
 */
record NetworkAclPlan(Cidr block, Nat nat, List<EndpointService> endpoints) {
    private static final Cidr ANYBODY = Cidr.of("0.0.0.0/0");
    private static final List<NetworkAclRule> EVERYTHING = List.of(new NetworkAclRule(100, Traffic.ALL, ANYBODY));

    static NetworkAclPlan of(NewVpcArgs args) {
        return new NetworkAclPlan(args.subnets().block(), args.nat(), args.endpoints());
    }

    List<NetworkAclRule> intoPublic() {
        return withinAnd(Traffic.HTTP, Traffic.HTTPS, Traffic.EPHEMERAL_TCP, Traffic.EPHEMERAL_UDP, Traffic.TOO_BIG);
    }

    List<NetworkAclRule> outOfPublic() {
        return EVERYTHING;
    }

    List<NetworkAclRule> intoPrivate() {
        if (nat != Nat.NONE) {
            return withinAnd(Traffic.EPHEMERAL_TCP, Traffic.EPHEMERAL_UDP, Traffic.TOO_BIG);
        }
        return hasGatewayEndpoint() ? withinAnd(Traffic.EPHEMERAL_TCP) : withinAnd();
    }

    List<NetworkAclRule> outOfPrivate() {
        if (nat != Nat.NONE) {
            return EVERYTHING;
        }
        return hasGatewayEndpoint() ? withinAnd(Traffic.HTTPS) : withinAnd();
    }

    private boolean hasGatewayEndpoint() {
        return endpoints.stream().anyMatch(EndpointService::isGateway);
    }

    /** Everything within the VPC, and some traffic beyond it. */
    private List<NetworkAclRule> withinAnd(Traffic... beyond) {
        var rules = new ArrayList<NetworkAclRule>();
        rules.add(new NetworkAclRule(100, Traffic.ALL, block));
        for (var each : beyond) {
            rules.add(new NetworkAclRule(100 + 10 * rules.size(), each, ANYBODY));
        }
        return rules;
    }
}
