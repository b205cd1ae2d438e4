package dev.slipway.operate.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.DeployedStackFixture;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextRunTest {
    private static final Instant NOW = Instant.parse("2026-11-30T21:02:30Z");

    private static NextRun next(String expression, String zone, Optional<Instant> lastScheduled) {
        var outputs = DeployedStackFixture.OUTPUTS.replaceFirst(
                "\\{",
                "{\"schedule_expression\": {\"report\": \"%s\"}, \"schedule_time_zone\": {\"report\": \"%s\"},"
                        .formatted(expression, zone));
        return NextRun.of(DeployedStackFixture.deployed(outputs), "report", lastScheduled, NOW);
    }

    @ParameterizedTest
    @CsvSource({
        "cron(0 23 ? * SUN-FRI *), Europe/Berlin,    2026-11-30T22:00:00Z",
        "cron(0 23 ? * SUN-FRI *), America/New_York, 2026-12-01T04:00:00Z",
        "cron(2 21 * * ? *),       UTC,              2026-12-01T21:02:00Z",
        "cron(3 21 * * ? *),       UTC,              2026-11-30T21:03:00Z",
        "cron(3 21 * * ? 2020),    UTC,"
    })
    void aScheduleHasATimeInItsZone(String expression, String zone, Instant time) {
        assertThat(next(expression, zone, Optional.empty()).time()).isEqualTo(Optional.ofNullable(time));
    }

    @ParameterizedTest
    @CsvSource({
        "rate(5 minutes), 2026-11-30T21:00:10Z, 2026-11-30T21:05:10Z",
        "rate(2 minutes), 2026-11-30T21:00:30Z, 2026-11-30T21:04:30Z",
        "rate(1 hour),    2026-11-30T12:10:00Z, 2026-11-30T21:10:00Z",
        "rate(1 day),     2026-11-29T21:00:00Z, 2026-12-01T21:00:00Z",
        "rate(1 minute),  2026-11-30T21:03:00Z, 2026-11-30T21:04:00Z",
        "rate(1 day),     ,"
    })
    void aRateCountsFromARunOfTheSchedule(String expression, Instant last, Instant time) {
        assertThat(next(expression, "UTC", Optional.ofNullable(last)).time()).isEqualTo(Optional.ofNullable(time));
    }

    @Test
    void aJobWithoutAScheduleHasNoTime() {
        assertThat(NextRun.of(DeployedStackFixture.deployed(), "report", Optional.of(NOW), NOW))
                .isEqualTo(new NextRun(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }
}
