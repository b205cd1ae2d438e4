package dev.slipway.operate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionPluginTest {
    @ParameterizedTest
    @CsvSource({
        "1.2.497.0,   false",
        "1.2.498.0,   true",
        "1.2.99.0,    false",
        "1.2.1000.0,  true",
        "1.10.0.0,    true",
        "2.0,         true",
        "1.2.497,     false",
        "'',          false",
        "unknown,     false",
    })
    void versionsAreComparedByTheirNumbers(String version, boolean later) {
        assertThat(SessionPlugin.isLater(version, "1.2.497.0")).isEqualTo(later);
    }
}
