package dev.slipway.analysis.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.base.types.ResourceType;
import dev.slipway.base.types.ResourceTypes;
import org.junit.jupiter.api.Test;

class ResourceRatesTest {
    @Test
    void everyCostOfAnEntryIsTheNameOfARate() {
        assertThat(ResourceTypes.all().flatMap(type -> type.cost().stream()))
                .hasSizeGreaterThan(100)
                .allMatch(ResourceRates::isCost);
        assertThat(ResourceRates.isCost("gratis")).isFalse();
    }

    @Test
    void aTypeHasACostOrIsFreeOrIsNotEstimated() {
        assertThat(ResourceRates.of("aws:kms/key:Key")).isPresent();
        assertThat(ResourceRates.isFree("aws:kms/key:Key")).isFalse();
        assertThat(ResourceRates.of("aws:ec2/vpc:Vpc")).isEmpty();
        assertThat(ResourceRates.isFree("aws:ec2/vpc:Vpc")).isTrue();
        assertThat(ResourceRates.of("aws:cfg/rule:Rule")).isEmpty();
        assertThat(ResourceRates.isFree("aws:cfg/rule:Rule")).isFalse();
    }

    @Test
    void everyRateHasAType() {
        assertThat(ResourceTypes.all().map(ResourceType::token).filter(token -> ResourceRates.of(token)
                        .isPresent()))
                .hasSize(27);
    }
}
