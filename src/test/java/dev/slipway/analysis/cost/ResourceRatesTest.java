package dev.slipway.analysis.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.base.types.ResourceType;
import dev.slipway.base.types.ResourceTypes;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResourceRatesTest {
    @Test
    void everyCostOfAnEntryIsTheNameOfARate() {
        assertThat(ResourceTypes.all().flatMap(type -> type.cost().stream()))
                .hasSizeGreaterThan(100)
                .allMatch(ResourceRates::isCost);
        assertThat(ResourceRates.isCost("gratis")).isFalse();
    }

    private static Optional<String> cost(String token) {
        return ResourceTypes.find(token).flatMap(ResourceType::cost);
    }

    @Test
    void aTypeHasACostOrIsFreeOrIsNotEstimated() {
        assertThat(ResourceRates.of(cost("aws:kms/key:Key"))).isPresent();
        assertThat(ResourceRates.isFree(cost("aws:kms/key:Key"))).isFalse();
        assertThat(ResourceRates.of(cost("aws:ec2/vpc:Vpc"))).isEmpty();
        assertThat(ResourceRates.isFree(cost("aws:ec2/vpc:Vpc"))).isTrue();
        assertThat(ResourceRates.of(cost("aws:cfg/rule:Rule"))).isEmpty();
        assertThat(ResourceRates.isFree(cost("aws:cfg/rule:Rule"))).isFalse();
    }

    @Test
    void everyRateHasAType() {
        assertThat(ResourceTypes.all()
                        .filter(type -> ResourceRates.of(type.cost()).isPresent()))
                .hasSize(36);
    }
}
