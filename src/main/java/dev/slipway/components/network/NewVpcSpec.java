package dev.slipway.components.network;

import dev.slipway.base.SpecException;
import dev.slipway.base.Withers;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;

/**
 * Settings of a VPC of the stack's own.
 *
 * @param subnets the VPC's block and its availability zones; adding a zone changes no existing resource, another block
 *     replaces every resource in the VPC
 * @param nat NAT gateways of private subnets
 * @param endpoints AWS services with VPC endpoints, each once
 * @param flowLogDays retention of
 *     <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html">flow logs</a> in days, one of the values
 *     that CloudWatch Logs allows; a change applies to existing records too. Empty for no flow logs
 * @param acls whether subnets have network ACLs of their own; otherwise they use the default network ACL, which allows
 *     all traffic
 */
@Withers
public record NewVpcSpec(
        SubnetPlan subnets, Nat nat, List<EndpointService> endpoints, OptionalInt flowLogDays, boolean acls)
        implements NetworkSpec, NewVpcSpecBuilder.With {
    public NewVpcSpec {
        endpoints = List.copyOf(endpoints);
        var seen = new LinkedHashSet<EndpointService>();
        for (var endpoint : endpoints) {
            if (!seen.add(endpoint)) {
                throw new SpecException(
                        "endpoints", "%s is listed twice".formatted(endpoint.shortName()), "remove one");
            }
        }
    }

    /** A VPC without NAT gateways and endpoints, with flow logs that are kept for 30 days. */
    public static NewVpcSpec of(SubnetPlan subnets) {
        return new NewVpcSpec(subnets, Nat.NONE, List.of(), OptionalInt.of(30), false);
    }
}
