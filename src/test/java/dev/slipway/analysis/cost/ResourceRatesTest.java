package dev.slipway.analysis.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.GoldenPlans;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ResourceRatesTest {
    @Test
    void everyTypeOfTheGoldenPlansIsKnown() {
        var types = types();

        assertThat(types).hasSizeGreaterThan(60);
        assertThat(types.stream().filter(type -> !ResourceRates.isKnown(type)).toList())
                .as(
                        "types without a rate: what costs nothing goes to FREE in dev.slipway.analysis.cost.ResourceRates; what costs gets a"
                                + " rate in the class of its kind, an entry in PAID there, and its prices a constant of Price"
                                + " and a figure in src/main/prices/*.yaml, with AWS's page and the day; what no assumption tells goes to UNESTIMATED")
                .isEmpty();
    }

    @Test
    void noTypeIsBothPaidAndFree() {
        assertThat(types()).noneMatch(type -> ResourceRates.of(type).isPresent() && ResourceRates.isFree(type));
    }

    private static TreeSet<String> types() {
        var types = GoldenPlans.resourceTypes();
        types.removeIf(type -> type.startsWith("pulumi:"));
        return types;
    }
}
