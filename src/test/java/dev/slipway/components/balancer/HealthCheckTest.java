package dev.slipway.components.balancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HealthCheckTest {
    private static final HealthCheck CHECK = HealthCheck.of("/health");

    @Test
    void checksEvery15SecondsAndIsHealthyAfterTwoResponses() {
        assertThat(CHECK)
                .isEqualTo(new HealthCheck(
                        "/health",
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(5),
                        new HealthCheck.Thresholds(2, 3),
                        "200-299",
                        OptionalInt.empty(),
                        HealthCheck.Protocol.HTTP));
    }

    @Test
    void theLimitsAreAllowed() {
        assertThatNoException().isThrownBy(() -> {
            CHECK.withTimeout(Duration.ofSeconds(2)).withInterval(Duration.ofSeconds(5));
            CHECK.withInterval(Duration.ofSeconds(300)).withTimeout(Duration.ofSeconds(120));
            HealthCheck.of("/" + "x".repeat(1023));
            new HealthCheck.Thresholds(2, 10);
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 301})
    void refusesAnIntervalThatIsNot5To300(long seconds) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CHECK.withInterval(Duration.ofSeconds(seconds)))
                .withMessage(
                        "intervalSeconds: %d s is not possible; give whole seconds from 5 to 300".formatted(seconds));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 121})
    void refusesATimeoutThatIsNot2To120(long seconds) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CHECK.withInterval(Duration.ofSeconds(300)).withTimeout(Duration.ofSeconds(seconds)))
                .withMessage(
                        "timeoutSeconds: %d s is not possible; give whole seconds from 2 to 120".formatted(seconds));
    }

    @Test
    void refusesAFractionOfASecond() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CHECK.withInterval(Duration.ofMillis(15_500)))
                .withMessage("intervalSeconds: 15.5 s is not possible; give whole seconds from 5 to 300");
    }

    @Test
    void refusesATimeoutAsLongAsTheInterval() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CHECK.withTimeout(Duration.ofSeconds(15)))
                .withMessage("timeoutSeconds: a health check timeout of 15 s is not shorter than the interval of 15 s; "
                        + "give a shorter timeout or a longer interval");
    }

    @ParameterizedTest
    @CsvSource({"1, 3, 1, healthy", "11, 3, 11, healthy", "2, 1, 1, unhealthy", "2, 11, 11, unhealthy"})
    void refusesAThresholdThatIsNot2To10(int healthy, int unhealthy, int refused, String which) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HealthCheck.Thresholds(healthy, unhealthy))
                .withMessage("%s: %d checks are not possible as the %s threshold; give 2 to 10"
                        .formatted(which, refused, which));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "health", "/a b", "/ä"})
    void refusesAPathWithoutSlashOrWithASpace(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HealthCheck.of(path))
                .withMessage("path: the health check path '" + path
                        + "' is not possible; give a slash and up to 1023 characters without spaces, such as /health");
    }

    @Test
    void refusesAPathOfMoreThan1024Characters() {
        assertThatIllegalArgumentException().isThrownBy(() -> HealthCheck.of("/" + "x".repeat(1024)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"200", "200,204", "200-299", "200-299,301", "499"})
    void takesCodesAndRangesOfCodes(String codes) {
        assertThat(CHECK.withCodes(codes).codes()).isEqualTo(codes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "199", "500", "200-500", "200,", "2xx", "200-299-300", "299-200"})
    void refusesOtherCodes(String codes) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CHECK.withCodes(codes))
                .withMessage(
                        "codes: the health check codes '" + codes
                                + "' are not possible; give codes from 200 to 499, such as 200 or 200,204 or 200-299; with protocol grpc from 0 to 99");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 65_536})
    void refusesAPortThatIsNot1To65535(int port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CHECK.withPort(OptionalInt.of(port)))
                .withMessage("port: 1 to 65535 is allowed; remove it for the port of the service");
    }
}
