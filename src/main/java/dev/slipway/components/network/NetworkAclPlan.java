package dev.slipway.components.network;

import dev.slipway.base.Cidr;
import dev.slipway.components.network.NetworkAclRule.Traffic;
import java.util.ArrayList;
import java.util.List;

/**
 * Rules of the network ACLs of a VPC, which allow the traffic of a stack and deny all other traffic:
 *
 * <ul>
 *   <li>within the VPC all traffic: security groups separate load balancers, databases and endpoints;
 *   <li>into public subnets HTTP, HTTPS and ports from 1024: requests to public services, and responses to NAT
 *       gateways;
 *   <li>out of public subnets all traffic, since the requests of tasks pass through their NAT gateways;
 *   <li>into private subnets responses only, and only with NAT gateways or with gateway endpoints, whose addresses are
 *       public;
 *   <li>out of private subnets the requests to NAT gateways and gateway endpoints.
 * </ul>
 *
 * <p>Traffic that network ACLs do not filter, such as
 * <a href="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html">DNS, DHCP and task metadata</a>,
 * needs no rule. A VPC of Slipway has no IPv6 addresses.
 *
 * @param block the VPC's IPv4 block
 */
record NetworkAclPlan(Cidr block, Nat nat, List<EndpointService> endpoints) {
    private static final Cidr ANYBODY = Cidr.of("0.0.0.0/0");
    private static final List<NetworkAclRule> EVERYTHING = List.of(new NetworkAclRule(100, Traffic.ALL, ANYBODY));

    static NetworkAclPlan of(NewVpcSpec args) {
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

    /** Rules for all traffic within the VPC, and for the given traffic with all other addresses. */
    private List<NetworkAclRule> withinAnd(Traffic... beyond) {
        var rules = new ArrayList<NetworkAclRule>();
        rules.add(new NetworkAclRule(100, Traffic.ALL, block));
        for (var traffic : beyond) {
            rules.add(new NetworkAclRule(100 + 10 * rules.size(), traffic, ANYBODY));
        }
        return rules;
    }
}
