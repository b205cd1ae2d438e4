package dev.slipway.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.operate.status.NextRun;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextRunTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cron(0 23 * * ? *)    | Europe/Berlin | 2026-11-30T22:00:00Z |              | in 57 min: Mon 2026-11-30 23:00 Europe/Berlin, cron(0 23 * * ? *)
            cron(0 23 * * ? 2020) | UTC           |                      |              | no more, since the years of cron(0 23 * * ? 2020) have passed
            rate(5 minutes)       | UTC           | 2026-11-30T21:03:40Z |              | in 70 s: Mon 2026-11-30 21:03 UTC, every 5 minutes
            rate(5 minutes)       | UTC           |                      |              | every 5 minutes
                                  |               |                      | bucket files | on events of the bucket files
            rate(1 day)           | UTC           |                      | bucket files | every 1 day;on events of the bucket files
                                  |               |                      |              | on request
            """)
    void theNextStartIsATimeAnEventOrARequest(String schedule, String zone, Instant time, String source, String lines) {
        var next = new NextRun(
                Optional.ofNullable(schedule),
                Optional.ofNullable(zone),
                Optional.ofNullable(time),
                Optional.ofNullable(source));

        assertThat(NextRunText.lines(next, Instant.parse("2026-11-30T21:02:30Z")))
                .isEqualTo(List.of(lines.split(";")));
    }
}
