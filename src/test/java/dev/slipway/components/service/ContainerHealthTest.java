package dev.slipway.components.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.base.SpecException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContainerHealthTest {
    private static final ContainerHealth CHECK =
            ContainerHealth.of(List.of("CMD", "true"), Duration.ofSeconds(30), Duration.ofSeconds(60));

    @Test
    void itHasTheTimeoutAndTheRetriesOfEcs() {
        assertThat(CHECK.timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(CHECK.retries()).isEqualTo(3);
    }

    @Test
    void theLimitsOfEcsAreAllowed() {
        assertThatNoException().isThrownBy(() -> {
            new ContainerHealth(CHECK.command(), Duration.ofSeconds(5), Duration.ofSeconds(2), 1, Duration.ZERO);
            new ContainerHealth(
                    CHECK.command(), Duration.ofSeconds(300), Duration.ofSeconds(60), 10, Duration.ofSeconds(300));
        });
    }

    @Test
    void allValuesBeyondTheLimitsAreRefusedAtOnce() {
        var low = catchThrowableOfType(
                SpecException.class,
                () -> new ContainerHealth(
                        List.of("true"), Duration.ofSeconds(4), Duration.ofSeconds(1), 0, Duration.ofSeconds(-1)));
        var high = catchThrowableOfType(
                SpecException.class,
                () -> new ContainerHealth(
                        List.of("CMD"), Duration.ofSeconds(301), Duration.ofSeconds(61), 11, Duration.ofSeconds(301)));

        for (var refused : List.of(low, high)) {
            assertThat(refused.all())
                    .extracting(SpecException::getMessage)
                    .containsExactly(
                            "command: a list of CMD and arguments, or of CMD-SHELL and one line, is allowed; write [CMD-SHELL, "
                                    + "\"wget -q -O- http://localhost:8080/health || exit 1\"]",
                            "intervalSeconds: 5 to 300 is allowed; set it to 30",
                            "timeoutSeconds: 2 to 60 is allowed with command; set it to 60 or less",
                            "retries: 1 to 10 is allowed; set it to 3",
                            "startPeriodSeconds: 0 to 300 is allowed; set it to 300 or less");
        }
    }
}
