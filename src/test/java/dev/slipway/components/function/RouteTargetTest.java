package dev.slipway.components.function;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTargetTest {
    @ParameterizedTest
    @CsvSource({"0, ACTIVATOR", "1, SERVICE", "7, SERVICE"})
    void aServiceThatStartsWithoutTasksStartsBehindItsActivator(int desired, RouteTarget end) {
        assertThat(RouteTarget.ofTasks(desired)).isEqualTo(end);
    }
}
