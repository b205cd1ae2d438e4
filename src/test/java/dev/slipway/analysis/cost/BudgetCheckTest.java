package dev.slipway.analysis.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.PlannedResource;
import dev.slipway.testing.CostPlans;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class BudgetCheckTest {
    private static Pricing pricing(String region, OptionalInt hoursPerDay) {
        return new Pricing(Path.of(""), region, Assumptions.DEFAULT, hoursPerDay);
    }

    private static Optional<String> beyond(int budget, OptionalInt hoursPerDay, PlannedResource... resources) {
        return BudgetCheck.check(budget, pricing("us-east-1", hoursPerDay), CostPlans.estimate(resources));
    }

    @Test
    void aStackWithinItsBudgetIsNotRefused() {
        var gateway = CostPlans.resource("aws:ec2/natGateway:NatGateway", "nat", Map.of());

        assertThat(beyond(34, OptionalInt.empty(), gateway)).isEmpty();
    }

    @Test
    void aStackBeyondItsBudgetIsRefusedWithTheLargestServices() {
        var gateway = CostPlans.resource("aws:ec2/natGateway:NatGateway", "nat", Map.of());
        var key = CostPlans.resource("aws:kms/key:Key", "key", Map.of());

        assertThat(beyond(30, OptionalInt.empty(), gateway, key))
                .contains("slipway:budget.monthly = 30: the stack costs $34.30 a month used 24 h a day, most of it for "
                        + "NAT gateway $33.30, KMS $1.00; spend less there or raise the budget");
    }

    @Test
    void aServiceThatSleepsIsEstimatedAtEightHoursADayByDefault() {
        var resources = CostPlans.sleeping(10, "1024", "2048", "ARM64");

        assertThat(beyond(1, OptionalInt.empty(), resources).orElseThrow()).contains("used 8 h a day");
        assertThat(beyond(1, OptionalInt.of(2), resources).orElseThrow()).contains("used 2 h a day");
        assertThat(beyond(1, OptionalInt.of(0), resources)).isEmpty();
    }

    @Test
    void aBudgetInARegionWithoutPricesIsAWarning() {
        assertThat(BudgetCheck.unchecked(50, pricing("ap-southeast-4", OptionalInt.empty())))
                .isEqualTo("slipway:budget.monthly = 50: the budget is not checked: no price list for "
                        + "ap-southeast-4: run ./slipway prices ap-southeast-4, which writes "
                        + "prices/ap-southeast-4.yaml from AWS's public price list");
    }
}
