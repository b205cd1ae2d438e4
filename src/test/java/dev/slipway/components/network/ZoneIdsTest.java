package dev.slipway.components.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.base.Cidr;
import dev.slipway.testing.Programs;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZoneIdsTest {
    /** In a plan the zones a, b, c and d have the ids az1 to az4. */
    @ParameterizedTest
    @CsvSource({
        "eu-west-1,      abc",
        "us-east-1,      abd",
        "us-west-1,      acd",
        "ap-northeast-1, abd",
        "ca-central-1,   abd",
        "cn-north-1,     ab",
        "eu-west-3,      acd",
        "ap-east-1,      bcd",
    })
    void subnetsAreInTheZonesWithFargateAndFirstThoseWithVpcLinks(String region, String letters) {
        var zones = letters.length();
        var plan = Programs.plan(
                region, context -> new NewVpc("network", NewVpcSpec.of(SubnetPlan.of(Cidr.of("10.0.0.0/16"), zones))));

        assertThat(List.of("a", "b", "c").subList(0, zones))
                .map(letter -> plan.named("network-private-" + letter).text("availabilityZone"))
                .isEqualTo(letters.chars()
                        .mapToObj(letter -> region + (char) letter)
                        .toList());
    }

    @Test
    void zonesWithoutVpcLinksAreLast() {
        var zones = new LinkedHashMap<String, String>();
        zones.put("eu-west-3a", "euw3-az2");
        zones.put("eu-west-3b", "euw3-az1");
        zones.put("eu-west-3c", "euw3-az3");

        assertThat(ZoneIds.preferred(zones)).containsExactly("eu-west-3b", "eu-west-3c", "eu-west-3a");
    }
}
