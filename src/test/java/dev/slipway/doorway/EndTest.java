package dev.slipway.doorway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndTest {
    @ParameterizedTest
    @CsvSource({"0, DOORMAN", "1, SERVICE", "7, SERVICE"})
    void aServiceThatStartsWithoutTasksStartsBehindItsDoorman(int desired, End end) {
        assertThat(End.ofTasks(desired)).isEqualTo(end);
    }
}
