package dev.slipway.components.balancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.slipway.components.function.InitialTarget;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceTargetSpecTest {
    private static final ServiceTargetSpec TARGET = ServiceTargetSpec.of(8080, RouteConditions.of("/*"));

    @Test
    void theLimitsAreAllowed() {
        assertThat(TargetPort.of(1).number()).isEqualTo(1);
        assertThat(TargetPort.of(65_535).number()).isEqualTo(65_535);
        assertThatNoException().isThrownBy(() -> {
            TARGET.withDeregistrationDelay(Duration.ZERO);
            TARGET.withDeregistrationDelay(Duration.ofHours(1));
            TARGET.withSlowStart(Optional.of(Duration.ofSeconds(30)));
            TARGET.withSlowStart(Optional.of(Duration.ofSeconds(900)));
            Stickiness.of(Duration.ofSeconds(1));
            Stickiness.of(Duration.ofDays(7));
            AccessLogs.keptForDays(1);
            AccessLogs.keptForDays(3650);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 65_536})
    void anInvalidPortIsRefused(int port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceTargetSpec.of(port, RouteConditions.of("/*")))
                .withMessage("port: a port of %d is not possible; give 1 to 65535".formatted(port));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 3601})
    void aDrainTimeOutside0To3600IsRefused(long seconds) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TARGET.withDeregistrationDelay(Duration.ofSeconds(seconds)))
                .withMessage("deregistrationDelaySeconds: %d s is not possible; give whole seconds from 0 to 3600"
                        .formatted(seconds));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 29, 901})
    void aSlowStartOutside30To900IsRefused(long seconds) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TARGET.withSlowStart(Optional.of(Duration.ofSeconds(seconds))))
                .withMessage(
                        "slowStartSeconds: %d s is not possible; give whole seconds from 30 to 900".formatted(seconds));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 604_801})
    void aStickinessOutside1SecondTo7DaysIsRefused(long seconds) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Stickiness.of(Duration.ofSeconds(seconds)))
                .withMessage("sticky: %d s is not possible; give whole seconds from 1 to 604800".formatted(seconds));
    }

    @Test
    void stickinessWithAnActivatorIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceTargetSpec.of(ServiceRoute.to(
                                TargetSpec.of(8080).withStickiness(Optional.of(Stickiness.of(Duration.ofHours(1)))),
                                RouteConditions.of("/*")))
                        .withActivator(Optional.of(InitialTarget.SERVICE)))
                .withMessage(
                        "sticky: clients of a service that sleeps would stay with its activator; set it to false, or sleep.wakeOnRequest to false");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3651})
    void accessLogsKeptForNoDayOrMoreThanTenYearsAreRefused(int days) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccessLogs.keptForDays(days))
                .withMessage("accessLogDays: 1 to 3650 days are allowed; set it to 30");
    }
}
