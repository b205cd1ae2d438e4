package dev.slipway.components.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.pulumi.exceptions.RunException;
import dev.slipway.base.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SubnetPlanTest {
    @Test
    void theDefaultVpcHasItsPublishedSubnets() {
        var plan = SubnetPlan.of(Cidr.of("10.0.0.0/16"), 2);
        assertThat(plan.letters()).containsExactly("a", "b");
        assertThat(plan.letters().stream().map(plan::publicSubnet))
                .containsExactly(Cidr.of("10.0.0.0/20"), Cidr.of("10.0.16.0/20"));
        assertThat(plan.letters().stream().map(plan::privateSubnet))
                .containsExactly(Cidr.of("10.0.32.0/20"), Cidr.of("10.0.48.0/20"));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/16,    10.0.0.0/20,      10.0.16.0/20,     10.0.64.0/20,     10.0.32.0/20,     10.0.48.0/20,     10.0.80.0/20",
        "10.0.0.0/20,    10.0.0.0/24,      10.0.1.0/24,      10.0.4.0/24,      10.0.2.0/24,      10.0.3.0/24,      10.0.5.0/24",
        "192.168.7.0/24, 192.168.7.0/28,   192.168.7.16/28,  192.168.7.64/28,  192.168.7.32/28,  192.168.7.48/28,  192.168.7.80/28",
        "172.31.0.128/25, 172.31.0.128/28, 172.31.0.144/28,  172.31.0.192/28,  172.31.0.160/28,  172.31.0.176/28,  172.31.0.208/28"
    })
    void everyZoneHasItsSlots(
            String block,
            String publicA,
            String publicB,
            String publicC,
            String privateA,
            String privateB,
            String privateC) {
        var plan = SubnetPlan.of(Cidr.of(block), 3);
        assertThat(plan.letters().stream().map(plan::publicSubnet).map(Cidr::text))
                .containsExactly(publicA, publicB, publicC);
        assertThat(plan.letters().stream().map(plan::privateSubnet).map(Cidr::text))
                .containsExactly(privateA, privateB, privateC);
    }

    static Stream<Arguments> everyPlan() {
        return IntStream.rangeClosed(16, 26).boxed().flatMap(prefix -> IntStream.rangeClosed(1, prefix == 26 ? 2 : 3)
                .mapToObj(zones -> Arguments.of(Cidr.of("10.20.0.0/" + prefix), zones)));
    }

    @ParameterizedTest
    @MethodSource("everyPlan")
    void subnetsLieInsideTheBlockAndApart(Cidr block, int zones) {
        var subnets = subnets(SubnetPlan.of(block, zones));
        assertThat(subnets).hasSize(2 * zones).allMatch(block::contains);
        assertThat(subnets).allMatch(subnet -> subnet.prefix() >= 20 && subnet.prefix() <= 28);
        for (var one : subnets) {
            assertThat(subnets.stream().filter(one::overlaps)).containsExactly(one);
        }
    }

    @ParameterizedTest
    @MethodSource("everyPlan")
    void addingAZoneMovesNoSubnet(Cidr block, int zones) {
        var plan = SubnetPlan.of(block, zones);
        for (var fewer = 1; fewer < zones; fewer++) {
            var smaller = SubnetPlan.of(block, fewer);
            assertThat(plan.letters()).startsWith(smaller.letters().toArray(String[]::new));
            assertThat(smaller.letters()).allSatisfy(letter -> {
                assertThat(plan.publicSubnet(letter)).isEqualTo(smaller.publicSubnet(letter));
                assertThat(plan.privateSubnet(letter)).isEqualTo(smaller.privateSubnet(letter));
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0/15, 15", "10.0.0.0/8, 8", "10.0.0.0/27, 27", "10.0.0.0/28, 28"})
    void aBlockThatAVpcCannotHaveIsRefused(String block, int prefix) {
        assertThatThrownBy(() -> SubnetPlan.of(Cidr.of(block), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cidr: the VPC's block %s has the prefix length %d; use one of /16 to /26", block, prefix);
    }

    @ParameterizedTest
    @CsvSource({"0", "4", "-1"})
    void aNumberOfZonesThatIsNotOfferedIsRefused(int zones) {
        assertThatThrownBy(() -> SubnetPlan.of(Cidr.of("10.0.0.0/16"), zones))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("zones: 1 to 3 is allowed; set it to 2");
    }

    @Test
    void aBlockTooSmallForTheZonesIsRefusedWithASufficientOne() {
        assertThatThrownBy(() -> SubnetPlan.of(Cidr.of("10.0.0.0/26"), 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cidr: the VPC's block 10.0.0.0/26 is too small for 3 zones; use /25 or larger");
    }

    @Test
    void lettersMapToTheZonesOfTheRegionInTheirOrder() {
        var tokyo = List.of("ap-northeast-1a", "ap-northeast-1c", "ap-northeast-1d");
        assertThat(SubnetPlan.of(Cidr.of("10.0.0.0/16"), 3).zonesAmong(tokyo))
                .containsExactly(
                        entry("a", "ap-northeast-1a"), entry("b", "ap-northeast-1c"), entry("c", "ap-northeast-1d"));
        assertThat(SubnetPlan.of(Cidr.of("10.0.0.0/16"), 1).zonesAmong(tokyo))
                .containsExactly(entry("a", "ap-northeast-1a"));
    }

    @Test
    void aRegionWithTooFewZonesIsRefused() {
        var plan = SubnetPlan.of(Cidr.of("10.0.0.0/16"), 3);
        assertThatThrownBy(() -> plan.zonesAmong(List.of("us-west-1a", "us-west-1c")))
                .isInstanceOf(RunException.class)
                .hasMessage("this region has 2 availability zones [us-west-1a, us-west-1c] and the network asks for 3; "
                        + "use 2 or fewer");
    }

    @Test
    void aZoneOutsideThePlanIsRefused() {
        var plan = SubnetPlan.of(Cidr.of("10.0.0.0/16"), 2);
        assertThatThrownBy(() -> plan.publicSubnet("c"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no zone c; the zones are [a, b]");
    }

    private static List<Cidr> subnets(SubnetPlan plan) {
        var subnets = new ArrayList<Cidr>();
        plan.letters().forEach(letter -> {
            subnets.add(plan.publicSubnet(letter));
            subnets.add(plan.privateSubnet(letter));
        });
        return subnets;
    }
}
