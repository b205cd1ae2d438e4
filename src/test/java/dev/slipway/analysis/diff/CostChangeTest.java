package dev.slipway.analysis.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.slipway.analysis.cost.Assumptions;
import dev.slipway.analysis.cost.Estimate;
import dev.slipway.analysis.cost.EstimateLine;
import dev.slipway.analysis.cost.MonthlyUsage;
import dev.slipway.analysis.cost.Price;
import dev.slipway.analysis.cost.PublishedPrice;
import dev.slipway.analysis.cost.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;

class CostChangeTest {
    private static final PublishedPrice QUOTE = new PublishedPrice(1, "https://aws.amazon.com", "2026-01-01");

    private static EstimateLine line(String service, String what, double always, double perHour) {
        return new EstimateLine(service, what, Price.LOG_GB, 1, new MonthlyUsage(always, perHour), QUOTE);
    }

    private static Estimate estimate(EstimateLine... lines) {
        return new Estimate(
                "s", "eu-west-1", "a price list", Assumptions.DEFAULT, List.of(lines), List.of(), 0, List.of());
    }

    @Test
    void addedRemovedAndChangedLinesAreReported() {
        var changes = CostChange.of(
                estimate(line("NAT", "nat", 35, 0), line("Fargate", "web", 1, 0.5), line("KMS", "key", 1, 0)),
                estimate(line("Fargate", "web", 1, 1), line("KMS", "key", 1, 0), line("S3", "files", 2, 0)));

        assertThat(changes).extracting(CostChange::what).containsExactly("web", "files", "nat");
        assertThat(changes.get(0).in(Scenario.IDLE)).isZero();
        assertThat(changes.get(0).in(Scenario.ALWAYS)).isEqualTo(365, offset(1e-9));
        assertThat(changes.get(1).in(Scenario.IDLE)).isEqualTo(2);
        assertThat(changes.get(2).in(Scenario.EIGHT_HOURS)).isEqualTo(-35);
    }

    @Test
    void linesOfOneNameAreOneAndLessThanHalfACentIsNothing() {
        assertThat(CostChange.of(
                        estimate(line("Logs", "web", 1, 0), line("Logs", "web", 2, 0), line("KMS", "key", 1, 0)),
                        estimate(line("Logs", "web", 3, 0), line("KMS", "key", 1.004, 0))))
                .isEmpty();
    }
}
