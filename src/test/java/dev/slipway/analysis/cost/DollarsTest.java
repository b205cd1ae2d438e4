package dev.slipway.analysis.cost;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DollarsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0.00, 0.00",
        "0.0049, 0.00, 0.00",
        "-0.0049, -0.00, 0.00",
        "0.005, 0.01, +0.01",
        "12.3, 12.30, +12.30",
        "-12.3, -12.30, -12.30",
        "1234.567, 1234.57, +1234.57"
    })
    void amountsHaveTwoDecimals(double usd, String text, String change) {
        assertThat(Dollars.text(usd)).isEqualTo(text);
        assertThat(Dollars.change(usd)).isEqualTo(change);
    }
}
