package dev.slipway.analysis.cost;

import com.pulumi.aws.ec2.NatGateway;
import com.pulumi.aws.ec2.VpcEndpoint;
import dev.slipway.engine.PlannedResource;

/** Gateways, endpoints and addresses, which cost by the hour whether anybody uses them or not, and by the gigabyte. */
final class NetworkRates {
    private static final String NAT = "NAT gateway";
    private static final String INTERFACE = "Interface endpoint";
    private static final String ADDRESS = "Public IPv4 address";

    private NetworkRates() {}

    static void natGateway(PlannedResource gateway, EstimateBuilder bill) {
        var share = bill.assumptions.volume().nat()
                / bill.plan.ofType(NatGateway.class).size();
        bill.add(NAT, gateway.name(), Price.NAT_GATEWAY_HOUR, MonthlyUsage.allTheTime(1));
        bill.add(NAT, gateway.name() + ", data", Price.NAT_GATEWAY_GB, MonthlyUsage.ofFullUse(share));
    }

    /** A gateway endpoint costs nothing; an interface endpoint costs in each zone. */
    static void endpoint(PlannedResource endpoint, EstimateBuilder bill) {
        if (isInterface(endpoint)) {
            var all = bill.plan.ofType(VpcEndpoint.class).stream()
                    .filter(NetworkRates::isInterface)
                    .count();
            bill.add(
                    INTERFACE,
                    endpoint.name(),
                    Price.INTERFACE_ENDPOINT_HOUR,
                    MonthlyUsage.allTheTime(endpoint.list("subnetIds").size()));
            bill.add(
                    INTERFACE,
                    endpoint.name() + ", data",
                    Price.INTERFACE_ENDPOINT_GB,
                    MonthlyUsage.ofFullUse(bill.assumptions.volume().endpoints() / all));
        }
    }

    static boolean isInterface(PlannedResource endpoint) {
        return endpoint.text("vpcEndpointType").equals("Interface");
    }

    static void elasticIp(PlannedResource address, EstimateBuilder bill) {
        addresses(address.name(), MonthlyUsage.allTheTime(1), bill);
    }

    static void addresses(String whose, MonthlyUsage hours, EstimateBuilder bill) {
        bill.add(ADDRESS, whose, Price.PUBLIC_IPV4_HOUR, hours);
    }
}
