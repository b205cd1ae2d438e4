package dev.slipway.components.network;

import dev.slipway.components.network.NetworkAclRule.Traffic;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules of a VPC's network ACLs, which allow the traffic of a stack:
 *
 * <ul>
 *   <li>within the VPC all traffic, which security groups restrict further;
 *   <li>into public subnets HTTP, HTTPS and the ports from 1024 on, for public services and responses to NAT gateways;
 *   <li>out of public subnets all traffic, since requests of tasks pass their NAT gateways;
 *   <li>into private subnets only responses, and only with NAT gateways or gateway endpoints, which have public
 *       addresses;
 *   <li>out of private subnets requests to NAT gateways and gateway endpoints.
 * </ul>
 *
 * <p>Traffic that network ACLs do not filter, such as
 * <a href="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html">DNS, DHCP and task
 * metadata</a>, needs no rule. A {@link NewVpc} has no IPv6 addresses.
 *
 * @param block the VPC's address block
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

    /** All traffic within the VPC, and some traffic beyond it. */
    private List<NetworkAclRule> withinAnd(Traffic... beyond) {
        var rules = new ArrayList<NetworkAclRule>();
        rules.add(new NetworkAclRule(100, Traffic.ALL, block));
        for (var each : beyond) {
            rules.add(new NetworkAclRule(100 + 10 * rules.size(), each, ANYBODY));
        }
        return rules;
    }
}
