package dev.slipway.components.network;

import dev.slipway.base.SpecException;
import dev.slipway.base.Withers;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * Arguments of {@link NewVpc}.
 *
 * @param subnets the VPC's block and its availability zones; adding a zone changes no existing resource, another block
 *     replaces every resource in the VPC
 * @param nat NAT gateways of private subnets
 * @param endpoints AWS services with VPC endpoints, each once
 * @param flowLogs flow logs and their retention; empty for none
 * @param acls whether subnets have network ACLs of their own; otherwise they use the default network ACL, which allows
 *     all traffic
 */
@Withers
public record NewVpcArgs(
        SubnetPlan subnets, Nat nat, List<EndpointService> endpoints, Optional<FlowLogs> flowLogs, boolean acls)
        implements NewVpcArgsBuilder.With {
    private static final FlowLogs DEFAULT_FLOW_LOGS = FlowLogs.keptFor(30);

    public NewVpcArgs {
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
    public static NewVpcArgs of(SubnetPlan subnets) {
        return new NewVpcArgs(subnets, Nat.NONE, List.of(), Optional.of(DEFAULT_FLOW_LOGS), false);
    }

    public NewVpcArgs withEndpoints(EndpointService... endpoints) {
        return withEndpoints(List.of(endpoints));
    }

    public NewVpcArgs withFlowLogs(FlowLogs flowLogs) {
        return new NewVpcArgs(subnets, nat, endpoints, Optional.of(flowLogs), acls);
    }

    public NewVpcArgs withoutFlowLogs() {
        return new NewVpcArgs(subnets, nat, endpoints, Optional.empty(), acls);
    }
}
