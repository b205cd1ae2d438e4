package dev.slipway.components.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlowLogsTest {
    @ParameterizedTest
    @ValueSource(
            ints = {
                1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653
            })
    void everyRetentionOfCloudWatchLogsIsTaken(int days) {
        assertThat(FlowLogs.keptFor(days).retentionDays()).isEqualTo(days);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 2, 10, 366, 4000})
    void anyOtherRetentionIsRefused(int days) {
        assertThatThrownBy(() -> FlowLogs.keptFor(days))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "flow logs cannot be kept for %d days; use one of [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, "
                                + "400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653]",
                        days);
    }
}
