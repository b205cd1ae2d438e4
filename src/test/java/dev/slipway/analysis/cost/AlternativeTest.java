package dev.slipway.analysis.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.engine.PlannedResource;
import dev.slipway.testing.CostPlans;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AlternativeTest {
    private static final PlannedResource ZONE_A =
            CostPlans.resource("aws:ec2/subnet:Subnet", "a", Map.of("availabilityZone", "us-east-1a"));
    private static final PlannedResource ZONE_B =
            CostPlans.resource("aws:ec2/subnet:Subnet", "b", Map.of("availabilityZone", "us-east-1b"));
    private static final PlannedResource GATEWAY = CostPlans.resource("aws:ec2/natGateway:NatGateway", "nat", Map.of());
    private static final PlannedResource BALANCER =
            CostPlans.resource("aws:lb/loadBalancer:LoadBalancer", "alb", Map.of("subnets", List.of("a", "b")));

    private static List<Alternative> alternatives(PlannedResource... resources) {
        return Alternative.of(CostPlans.plan(resources), CostPlans.VIRGINIA, Assumptions.DEFAULT);
    }

    @Test
    void oneNatGatewayIsComparedWithOneForEachZoneAndWithEndpoints() {
        var found = alternatives(ZONE_A, ZONE_B, GATEWAY);

        assertThat(found)
                .extracting(Alternative::choice)
                .containsExactly(
                        "one NAT gateway",
                        "a NAT gateway in each of 2 zones",
                        "4 interface endpoints in 2 zones, no internet");
        assertThat(found).extracting(Alternative::current).containsExactly(true, false, false);
        assertThat(found.get(0).usd().orElseThrow()).isEqualTo(730 * 0.05 + 10 * 0.045, within(1e-9));
        assertThat(found.get(1).usd().orElseThrow()).isEqualTo(2 * 730 * 0.05 + 10 * 0.045, within(1e-9));
        assertThat(found.get(2).usd().orElseThrow()).isEqualTo(8 * 730 * 0.01 + 10 * 0.01, within(1e-9));
    }

    @Test
    void tasksMayHavePublicAddressesInThePlaceOfAGateway() {
        var running = CostPlans.running(2, "1024", "2048", "ARM64");
        var open = Stream.concat(Stream.of(ZONE_A), Stream.of(CostPlans.withPublicIp(running)))
                .toArray(PlannedResource[]::new);
        var closed =
                Stream.concat(Stream.of(ZONE_A, GATEWAY), Stream.of(running)).toArray(PlannedResource[]::new);

        var found = alternatives(open);
        assertThat(found.get(3).choice()).isEqualTo("a public address for each task, while it runs");
        assertThat(found).extracting(Alternative::current).containsExactly(false, false, false, true);
        assertThat(found.get(3).usd().orElseThrow()).isEqualTo(2 * 730 * 0.005, within(1e-9));
        assertThat(alternatives(closed)).extracting(Alternative::current).containsExactly(true, false, false, false);
    }

    @Test
    void aBalancerIsComparedWithAnHttpApi() {
        var found = alternatives(BALANCER);

        assertThat(found)
                .extracting(Alternative::choice)
                .containsExactly("load balancer", "HTTP API, cheaper until there are about 23 million more requests");
        assertThat(found).extracting(Alternative::current).containsExactly(true, false);
        assertThat(found.get(1).usd().orElseThrow()).isEqualTo(0.1 * 1.00 + 0.50, within(1e-9));
    }

    @Test
    void aMissingPriceLeavesItsChoiceWithoutAmount() {
        var sydney = PriceList.of(Path.of(""), "ap-southeast-2").orElseThrow();
        var found = Alternative.of(CostPlans.plan(ZONE_A, ZONE_B, GATEWAY), sydney, Assumptions.DEFAULT);

        assertThat(found).extracting(each -> each.usd().isPresent()).containsExactly(true, true, false);
    }

    @Test
    void withoutOwnSubnetsAndIngressThereIsNoAlternative() {
        assertThat(alternatives(GATEWAY)).isEmpty();
    }
}
