package dev.slipway.analysis.cost;

import static dev.slipway.analysis.cost.MonthlyUsage.allTheTime;
import static dev.slipway.analysis.cost.MonthlyUsage.ofFullUse;

import com.pulumi.aws.ec2.NatGateway;
import com.pulumi.aws.ec2.VpcEndpoint;
import dev.slipway.engine.PlannedResource;

/**
 * Rates of NAT gateways, interface endpoints and public addresses: by the hour, whether used or not, and by the
 * gigabyte.
 */
final class NetworkRates {
    private static final String NAT = "NAT gateway";
    private static final String INTERFACE = "Interface endpoint";
    static final String ADDRESS = "Public IPv4 address";

    private NetworkRates() {}

    static void natGateway(PlannedResource gateway, EstimateBuilder estimate) {
        var share = estimate.assumptions.volume().nat()
                / estimate.plan.ofType(NatGateway.class).size();
        estimate.add(NAT, gateway.name(), Price.NAT_GATEWAY_HOUR, allTheTime(1));
        estimate.add(NAT, gateway.name() + ", data", Price.NAT_GATEWAY_GB, ofFullUse(share));
    }

    /** Hours in each zone, and data. Gateway endpoints are free. */
    static void endpoint(PlannedResource endpoint, EstimateBuilder estimate) {
        if (isInterface(endpoint)) {
            var all = estimate.plan.ofType(VpcEndpoint.class).stream()
                    .filter(NetworkRates::isInterface)
                    .count();
            estimate.add(
                    INTERFACE,
                    endpoint.name(),
                    Price.INTERFACE_ENDPOINT_HOUR,
                    allTheTime(endpoint.list("subnetIds").size()));
            estimate.add(
                    INTERFACE,
                    endpoint.name() + ", data",
                    Price.INTERFACE_ENDPOINT_GB,
                    ofFullUse(estimate.assumptions.volume().endpoints() / all));
        }
    }

    static boolean isInterface(PlannedResource endpoint) {
        return endpoint.text("vpcEndpointType").equals("Interface");
    }

    static void addresses(String name, MonthlyUsage hours, EstimateBuilder estimate) {
        estimate.add(ADDRESS, name, Price.PUBLIC_IPV4_HOUR, hours);
    }
}
