package dev.slipway.components.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.slipway.components.service.Capacity.Spot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapacityTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 3 | 2 | count.min: min 3 must be 0 to max 2; lower min or raise max",
                "1 | -1 | 2 | count.min: min -1 must be 0 to max 2; lower min or raise max",
                "5 | 1 | 2 | count.desired: desired 5 must lie between min 1 and max 2; set it to 2",
                "1 | 1 | 5001 | count.max: 0 to 5000 is allowed; set it to 5000",
                "0 | 1 | 2 | count.desired: desired 0 must lie between min 1 and max 2; set it to 1"
            })
    void contradictoryBoundsAreRefused(int desired, int min, int max, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Capacity(desired, min, max, Spot.NONE))
                .withMessage(message);
    }

    @Test
    void aServiceThatSleepsMayHaveNoTaskAtFirst() {
        assertThat(new Capacity(0, 1, 1, Spot.NONE, true).ownedAtRunTime()).isTrue();
        assertThat(new Capacity(0, 1, 1, Spot.NONE, true).scales()).isFalse();
    }

    @Test
    void aServiceThatSleepsIsWokenToATaskAtLeast() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Capacity(0, 0, 1, Spot.NONE, true))
                .withMessage("count.min: a service that sleeps is woken to min tasks; set it to 1 or more");
    }

    @Test
    void aShareOfSpotAbove100IsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Spot(101, 0))
                .withMessage("spot: 0 to 100 is allowed; set it to 100 or less");
    }

    @Test
    void aNegativeBaseIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Spot(0, -1))
                .withMessage("onDemandBase: 0 or more is allowed; set it to 0");
    }

    @Test
    void theCountIsOwnedAtRunTimeWhereItHasRoom() {
        assertThat(Capacity.fixed(2).ownedAtRunTime()).isFalse();
        assertThat(new Capacity(2, 1, 2, Spot.NONE).ownedAtRunTime()).isTrue();
    }
}
