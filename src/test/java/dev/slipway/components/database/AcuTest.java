package dev.slipway.components.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcuTest {
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1, 1.5, 127.5, 128, 255.5, 256})
    void everyHalfStepIsAllowed(double units) {
        assertThat(new Acu(units).units()).isEqualTo(units);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.3   | steps of 0.5 ACU are allowed; set it to 0.5",
                "0.2   | steps of 0.5 ACU are allowed; set it to 0.5",
                "1.75  | steps of 0.5 ACU are allowed; set it to 2",
                "4.6   | steps of 0.5 ACU are allowed; set it to 4.5",
                "-1    | 0 to 256 ACUs are allowed; set it to 0.5",
                "256.5 | 0 to 256 ACUs are allowed; set it to 256",
                "NaN   | 0 to 256 ACUs are allowed; set it to 0.5",
            })
    void valuesBetweenHalfStepsOrOutOfRangeAreRefused(double units, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Acu(units)).withMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4   | 1   | minAcu: minAcu 4 is above maxAcu 1; lower minAcu or raise maxAcu",
                "0.5 | 0   | minAcu: minAcu 0.5 is above maxAcu 0; lower minAcu or raise maxAcu",
                "0.5 | 0.5 | maxAcu: a maxAcu of 1 or more is allowed; set it to 1",
                "0   | 0   | maxAcu: a maxAcu of 1 or more is allowed; set it to 1",
            })
    void aReversedOrTooSmallRangeIsRefused(double min, double max, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AcuRange.of(min, max))
                .withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(longs = {299, 86401})
    void anAutoPauseDelayOutOfRangeIsRefused(long seconds) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AcuRange(new Acu(0), new Acu(1), Duration.ofSeconds(seconds)))
                .withMessage("pauseAfterSeconds: a pause after 300 to 86400 seconds is allowed; set it to 300");
    }

    @Test
    void onlyARangeFromZeroPauses() {
        assertThat(AcuRange.of(0, 1).pauses()).isTrue();
        assertThat(AcuRange.of(0.5, 1).pauses()).isFalse();
    }
}
