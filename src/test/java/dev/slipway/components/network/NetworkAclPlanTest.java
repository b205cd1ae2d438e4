package dev.slipway.components.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.base.Cidr;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Packets of all that a stack does, held against the rules in both directions: ACLs know no connections. */
class NetworkAclPlanTest {
    private static final SubnetPlan SUBNETS = SubnetPlan.of(Cidr.of("10.0.0.0/16"), 2);
    private static final NewVpcSpec ARGS = NewVpcSpec.of(SUBNETS).withAcls(true);
    private static final NetworkAclPlan NAT =
            NetworkAclPlan.of(ARGS.withNat(Nat.SINGLE).withEndpoints(List.of(EndpointService.S3)));
    private static final NetworkAclPlan GATEWAY_ENDPOINTS =
            NetworkAclPlan.of(ARGS.withEndpoints(List.of(EndpointService.S3)));
    private static final NetworkAclPlan CLOSED = NetworkAclPlan.of(ARGS.withEndpoints(List.of(EndpointService.LOGS)));

    private static boolean passes(List<NetworkAclRule> rules, String name, int port, String address) {
        var protocol = Map.of("tcp", "6", "udp", "17", "icmp", "1").get(name);
        return rules.stream()
                .anyMatch(rule -> rule.block().contains(Cidr.of(address + "/32"))
                        && (rule.traffic().protocol().equals("-1")
                                || rule.traffic().protocol().equals(protocol)
                                        && rule.traffic().from() <= port
                                        && port <= rule.traffic().to()));
    }

    /** A request into a subnet from a port that the caller chose, and the answer to it. */
    private static boolean isServed(
            List<NetworkAclRule> in,
            List<NetworkAclRule> out,
            String protocol,
            int port,
            String caller,
            int callersPort) {
        return passes(in, protocol, port, caller) && passes(out, protocol, callersPort, caller);
    }

    @ParameterizedTest
    @CsvSource({"tcp, 80", "tcp, 443", "tcp, 8443", "tcp, 10443"})
    void theInternetReachesBalancersAndPublicServices(String protocol, int port) {
        for (var plan : List.of(NAT, GATEWAY_ENDPOINTS, CLOSED)) {
            assertThat(isServed(plan.intoPublic(), plan.outOfPublic(), protocol, port, "198.51.100.7", 1024))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"tcp, 22", "tcp, 25", "tcp, 111", "udp, 53", "udp, 123", "icmp, 8"})
    void publicSubnetsRefuseOtherConnectionsFromTheInternet(String protocol, int port) {
        assertThat(passes(NAT.intoPublic(), protocol, port, "198.51.100.7")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"tcp, 8080", "tcp, 3306", "tcp, 5432", "tcp, 443", "udp, 2049", "tcp, 80"})
    void trafficWithinTheVpcIsAdmitted(String protocol, int port) {
        for (var plan : List.of(NAT, GATEWAY_ENDPOINTS, CLOSED)) {
            assertThat(isServed(plan.intoPrivate(), plan.outOfPrivate(), protocol, port, "10.0.0.9", 1024))
                    .isTrue();
            assertThat(isServed(plan.intoPublic(), plan.outOfPublic(), protocol, port, "10.0.40.9", 65535))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"tcp, 443, 1024", "tcp, 25, 65535", "tcp, 22, 40000", "udp, 443, 50000"})
    void tasksCallOutThroughNatGateways(String protocol, int port, int chosen) {
        var internet = "198.51.100.7";

        assertThat(isServed(NAT.outOfPrivate(), NAT.intoPrivate(), protocol, port, internet, chosen))
                .isTrue();
        assertThat(isServed(NAT.outOfPublic(), NAT.intoPublic(), protocol, port, internet, chosen))
                .isTrue();
        assertThat(passes(NAT.intoPublic(), protocol, port, "10.0.32.9")).isTrue();
    }

    @Test
    void gatewayEndpointsAreReachedAtTheirPublicAddresses() {
        var s3 = "52.218.0.1";

        assertThat(isServed(GATEWAY_ENDPOINTS.outOfPrivate(), GATEWAY_ENDPOINTS.intoPrivate(), "tcp", 443, s3, 1024))
                .isTrue();
        assertThat(passes(GATEWAY_ENDPOINTS.outOfPrivate(), "tcp", 80, s3)).isFalse();
        assertThat(passes(GATEWAY_ENDPOINTS.intoPrivate(), "udp", 40000, s3)).isFalse();
    }

    @Test
    void aNetworkWithoutNatAdmitsNoTrafficToTheInternet() {
        assertThat(CLOSED.outOfPrivate()).hasSize(1).isEqualTo(CLOSED.intoPrivate());
        assertThat(passes(CLOSED.outOfPrivate(), "tcp", 443, "52.218.0.1")).isFalse();
    }

    @Test
    void anAclAdmitsPathMtuDiscovery() {
        assertThat(NAT.intoPublic()).extracting(NetworkAclRule::traffic).contains(NetworkAclRule.Traffic.TOO_BIG);
        assertThat(NAT.intoPrivate()).extracting(NetworkAclRule::traffic).contains(NetworkAclRule.Traffic.TOO_BIG);
    }

    @Test
    void rulesAreNumberedOnceAndFewerThanAwsAllows() {
        // https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html: 20 for each direction
        for (var rules : List.of(NAT.intoPublic(), NAT.outOfPublic(), NAT.intoPrivate(), NAT.outOfPrivate())) {
            assertThat(rules).hasSizeLessThan(20);
            assertThat(rules)
                    .extracting(NetworkAclRule::number)
                    .doesNotHaveDuplicates()
                    .isSorted();
        }
    }
}
