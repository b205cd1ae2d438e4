package dev.slipway.difference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.slipway.cost.Assumptions;
import dev.slipway.cost.Estimate;
import dev.slipway.cost.Line;
import dev.slipway.cost.Price;
import dev.slipway.cost.Quote;
import dev.slipway.cost.Scenario;
import dev.slipway.cost.Usage;
import java.util.List;
import org.junit.jupiter.api.Test;

class CostChangeTest {
    private static final Quote QUOTE = new Quote(1, "https://aws.amazon.com", "2026-01-01");

    private static Line line(String service, String what, double always, double perHour) {
        return new Line(service, what, Price.LOG_GB, 1, new Usage(always, perHour), QUOTE);
    }

    private static Estimate estimate(Line... lines) {
        return new Estimate("s", "eu-west-1", Assumptions.USUAL, List.of(lines), List.of(), 0, List.of());
    }

    @Test
    void aLineThatComesGoesOrChangesIsTold() {
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
