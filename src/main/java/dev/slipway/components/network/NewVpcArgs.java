package dev.slipway.components.network;

import dev.slipway.base.Withers;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * What a {@link NewVpc} is made of.
 *
 * @param subnets the VPC's block and its zones; another zone changes nothing that exists, another block replaces
 *     everything in the VPC
 * @param nat how private subnets reach the internet
 * @param endpoints the services of AWS that are reached without the internet, each once
 * @param flowLogs whether traffic is logged, and for how long it is kept
 * @param acls whether subnets have network ACLs of their own; otherwise the VPC's lets everything through
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

    /** A VPC without NAT gateways and endpoints, whose flow logs are kept for 30 days. */
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
