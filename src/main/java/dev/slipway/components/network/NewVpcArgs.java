package dev.slipway.components.network;

import dev.slipway.base.Withers;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * Arguments of a {@link NewVpc}.
 *
 * @param subnets the VPC's address block and zones. Adding a zone changes no existing subnet; another block replaces
 *     everything in the VPC
 * @param nat outbound internet access of private subnets
 * @param endpoints the AWS services with VPC endpoints, none twice
 * @param flowLogs VPC flow logs; empty for none
 * @param acls true for network ACLs of the subnets; false for the VPC's default ACL, which allows all traffic
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
                throw new IllegalArgumentException(
                        "the endpoint %s is named twice; name it once".formatted(endpoint.shortName()));
            }
        }
    }

    /** A VPC without NAT gateways and endpoints, with a flow log retention of 30 days. */
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
