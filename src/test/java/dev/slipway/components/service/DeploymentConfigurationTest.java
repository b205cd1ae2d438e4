package dev.slipway.components.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.slipway.base.SpecException;
import dev.slipway.components.service.DeploymentConfiguration.Replacement;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeploymentConfigurationTest {
    private static final ScalingSpec CPU = ScalingSpec.NONE.withCpu(OptionalInt.of(60));

    private static DeploymentConfiguration rolling(int min, int max) {
        return new DeploymentConfiguration(Replacement.ROLLING, min, max);
    }

    private static List<String> errors(DeploymentConfiguration configuration, Capacity capacity, ScalingSpec scaling) {
        return configuration.errors(capacity, scaling).stream()
                .map(SpecException::getMessage)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 200, minPercent: 0 to 100 is allowed; set it to 100",
        "101, 200, minPercent: 0 to 100 is allowed; set it to 100",
        "0, 99, maxPercent: 100 to 200 is allowed; set it to 200",
        "0, 201, maxPercent: 100 to 200 is allowed; set it to 200",
        "100, 100, 'maxPercent: with minPercent 100 and maxPercent 100 no task may start and none may stop; "
                + "raise maxPercent, or lower minPercent'"
    })
    void percentagesThatEcsRefusesAreRefused(int min, int max, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> rolling(min, max)).withMessage(message);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 50, 100, 200, 0",
        "1, 100, 150, 200, 0",
        "1, 1, 199, 200, 0",
        "2, 51, 149, 150, 50",
        "3, 67, 133, 134, 66",
        "4, 76, 124, 125, 75"
    })
    void aCountForWhichEcsMayNeitherStartNorStopATaskIsRefused(int tasks, int min, int max, int raised, int lowered) {
        assertThat(errors(rolling(min, max), Capacity.fixed(tasks), ScalingSpec.NONE))
                .containsExactly(
                        ("deploy.maxPercent: with %d task%s minPercent %d and maxPercent %d let no task start and none "
                                        + "stop; raise maxPercent to %d, or lower minPercent to %d")
                                .formatted(tasks, tasks == 1 ? "" : "s", min, max, raised, lowered));
        assertThat(errors(rolling(min, raised), Capacity.fixed(tasks), ScalingSpec.NONE))
                .isEmpty();
        assertThat(errors(rolling(lowered, max), Capacity.fixed(tasks), ScalingSpec.NONE))
                .isEmpty();
    }

    @Test
    void theSmallestNumberOfTasksIsChecked() {
        var percentages = rolling(50, 100);
        var night = new ScalingSchedule("night", "0 22 * * ? *", "UTC", 0, 4);
        var scheduled = ScalingSpec.NONE.withSchedules(List.of(night));

        assertThat(errors(percentages, new Capacity(4, 1, 4, Capacity.Spot.NONE), CPU))
                .hasSize(1);
        assertThat(errors(percentages, new Capacity(4, 2, 4, Capacity.Spot.NONE), CPU))
                .isEmpty();
        assertThat(errors(percentages, new Capacity(4, 2, 4, Capacity.Spot.NONE), scheduled))
                .hasSize(1);
        assertThat(errors(percentages, Capacity.fixed(0), ScalingSpec.NONE)).isEmpty();
    }

    @Test
    void oneTaskIsRecreatedWithoutScaling() {
        var recreate = DeploymentConfiguration.RECREATE;

        assertThat(errors(recreate, Capacity.fixed(1), ScalingSpec.NONE)).isEmpty();
        assertThat(errors(recreate, new Capacity(1, 1, 3, Capacity.Spot.NONE), CPU))
                .containsExactly(
                        "count.max: with deploy.replace recreate one task runs at a time; set it to 1, or replace to rolling",
                        "scale: with deploy.replace recreate one task runs at a time; remove it, or set replace to rolling");
        assertThat(errors(rolling(0, 100), Capacity.fixed(5), ScalingSpec.NONE)).isEmpty();
    }

    @Test
    void ecsMovesNoTaskToAnotherZoneWhenNoneMayRunBesideTheOthers() {
        assertThat(DeploymentConfiguration.ROLLING.rebalances()).isTrue();
        assertThat(DeploymentConfiguration.RECREATE.rebalances()).isFalse();
        assertThat(rolling(50, 100).rebalances()).isFalse();
    }
}
