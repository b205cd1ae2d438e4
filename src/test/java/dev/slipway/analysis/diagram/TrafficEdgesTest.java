package dev.slipway.analysis.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.analysis.securitygroup.PortRange;
import dev.slipway.testing.DiagramPlan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrafficEdgesTest {
    private static final Map<String, Object> TO_DATABASE = Map.of(
            "securityGroupId",
            "sg-a",
            "ipProtocol",
            "tcp",
            "fromPort",
            3306,
            "toPort",
            3306,
            "referencedSecurityGroupId",
            "sg-b");
    private static final Map<String, Object> ANYWHERE =
            Map.of("securityGroupId", "sg-a", "ipProtocol", "-1", "cidrIpv4", "0.0.0.0/0");

    private static Map<String, Object> port(int port, String from) {
        return Map.of(
                "securityGroupId",
                "sg-b",
                "ipProtocol",
                "tcp",
                "fromPort",
                port,
                "toPort",
                port,
                from.startsWith("sg-") ? "referencedSecurityGroupId" : "cidrIpv4",
                from);
    }

    private static DiagramPlan serviceAndDatabase() {
        return new DiagramPlan()
                .group("service:Service", "orders", "sg-a")
                .group("database:Database", "database", "sg-b");
    }

    @Test
    void anEdgeNeedsAnEgressAndAnIngressRule() {
        var in = port(3306, "sg-a");

        assertThat(serviceAndDatabase().ingress("in", in).edges()).isEmpty();
        assertThat(serviceAndDatabase().egress("out", TO_DATABASE).edges()).isEmpty();
        assertThat(serviceAndDatabase()
                        .ingress("in", in)
                        .egress("out", TO_DATABASE)
                        .edges())
                .containsExactly("orders -> database: 3306");
    }

    @Test
    void egressToOtherPortsIsNoEdge() {
        assertThat(serviceAndDatabase()
                        .ingress("in", port(5432, "sg-a"))
                        .egress("out", TO_DATABASE)
                        .edges())
                .isEmpty();
    }

    @Test
    void egressToEveryAddressIncludesEgressToAGroup() {
        assertThat(serviceAndDatabase()
                        .ingress("in", port(3306, "sg-a"))
                        .egress("out", ANYWHERE)
                        .edges())
                .containsExactly("orders -> database: 3306");
    }

    @Test
    void everyAddressMeansAllCallersAndABlockIsAnAllowList() {
        assertThat(serviceAndDatabase()
                        .ingress("all", port(443, "0.0.0.0/0"))
                        .ingress("office", port(9000, "203.0.113.0/24"))
                        .ingress("home", port(9000, "198.51.100.7/32"))
                        .edges())
                .containsExactlyInAnyOrder(
                        "any caller -> database: 443", "198.51.100.7/32, 203.0.113.0/24 -> database: 9000");
    }

    @Test
    void ingressFromTheBlockOfTheVpcIsAnEdgeFromEveryNodeWithEgress() {
        var draft = serviceAndDatabase()
                .egress("out", ANYWHERE)
                .ingress("in", port(443, "10.0.0.0/16"))
                .component("network:NewVpc", "network")
                .resource("aws:ec2/vpc:Vpc", "vpc", Map.of("cidrBlock", "10.0.0.0/16"));

        assertThat(draft.edges()).containsExactly("orders -> database: 443");
    }

    @Test
    void rulesWithinTheGroupCountToo() {
        var draft = new DiagramPlan()
                .component("service:Service", "orders")
                .resource(
                        "aws:ec2/securityGroup:SecurityGroup",
                        "tasks",
                        Map.of(
                                "ingress",
                                List.of(Map.of(
                                        "protocol",
                                        "tcp",
                                        "fromPort",
                                        8080,
                                        "toPort",
                                        8080,
                                        "cidrBlocks",
                                        List.of("0.0.0.0/0")))),
                        "sg-a");

        assertThat(draft.edges()).containsExactly("any caller -> orders: 8080");
    }

    private static DiagramPlan inASubnet(Map<String, Object> route, boolean address) {
        return new DiagramPlan()
                .component("network:NewVpc", "network")
                .resource("aws:ec2/subnet:Subnet", "subnet", Map.of("cidrBlock", "10.0.0.0/20"), "subnet-1")
                .resource(
                        "aws:ec2/routeTableAssociation:RouteTableAssociation",
                        "association",
                        Map.of("subnetId", "subnet-1", "routeTableId", "rtb-1"))
                .resource("aws:ec2/route:Route", "route", route)
                .component("network:NatGateways", "nat")
                .resource("aws:ec2/natGateway:NatGateway", "gateway", Map.of("subnetId", "subnet-2"), "nat-1")
                .group("service:Service", "orders", "sg-a")
                .egress("out", ANYWHERE)
                .resource(
                        "aws:ecs/service:Service",
                        "service",
                        Map.of(
                                "networkConfiguration",
                                Map.of(
                                        "assignPublicIp", address,
                                        "securityGroups", List.of("sg-a"),
                                        "subnets", List.of("subnet-1"))));
    }

    private static Map<String, Object> route(String key, String gateway) {
        return Map.of("routeTableId", "rtb-1", "destinationCidrBlock", "0.0.0.0/0", key, gateway);
    }

    @Test
    void theInternetIsReachedThroughANatGateway() {
        assertThat(inASubnet(route("natGatewayId", "nat-1"), false).edges())
                .containsExactlyInAnyOrder("nat -> any destination: ", "orders -> nat: any port");
    }

    @Test
    void theInternetIsReachedThroughItsGatewayByWhoHasAnAddress() {
        assertThat(inASubnet(route("gatewayId", "igw-1"), true).edges())
                .containsExactly("orders -> any destination: any port");
        assertThat(inASubnet(route("gatewayId", "igw-1"), false).edges()).isEmpty();
    }

    @Test
    void withoutARouteThereIsNoEdgeToTheInternet() {
        assertThat(inASubnet(Map.of("routeTableId", "rtb-1"), true).edges()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "tcp, 443, 443, 443",
        "tcp, 8000, 8100, 8000-8100",
        "udp, 53, 53, 53/udp",
        "tcp, 0, 65535, any port/tcp",
        "-1, 0, 65535, any port"
    })
    void portsAreLabels(String protocol, int from, int to, String label) {
        assertThat(new PortRange(protocol, from, to).label()).isEqualTo(label);
        assertThat(PortRange.of(Map.of("ipProtocol", protocol, "fromPort", from, "toPort", to))
                        .label())
                .isEqualTo(label);
    }
}
