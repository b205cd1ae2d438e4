package dev.slipway.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.exceptions.RunException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointInTimeTest {
    private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "90s, 2026-01-31T09:58:30Z",
        "10m, 2026-01-31T09:50:00Z",
        "1h, 2026-01-31T09:00:00Z",
        "2d, 2026-01-29T10:00:00Z",
        "1w, 2026-01-24T10:00:00Z",
        "2026-01-30T08:15:00Z, 2026-01-30T08:15:00Z",
    })
    void durationsAndTimestampsAreParsed(String text, Instant time) {
        assertThat(PointInTime.of(text, NOW)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "10", "1y", "-5m", "2026-01-31", "99999999h"})
    void otherTextsAreRefused(String text) {
        assertThatThrownBy(() -> PointInTime.of(text, NOW))
                .isInstanceOf(RunException.class)
                .hasMessage("%s is not a time; use 90s, 10m, 1h, 2d or 1w, or a time as in 2026-01-31T10:00:00Z"
                        .formatted(text));
    }
}
