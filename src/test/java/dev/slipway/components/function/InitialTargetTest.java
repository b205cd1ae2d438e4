package dev.slipway.components.function;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitialTargetTest {
    @ParameterizedTest
    @CsvSource({"0, ACTIVATOR", "1, SERVICE", "7, SERVICE"})
    void aServiceThatStartsWithoutTasksStartsBehindItsActivator(int desired, InitialTarget end) {
        assertThat(InitialTarget.ofTasks(desired)).isEqualTo(end);
    }
}
