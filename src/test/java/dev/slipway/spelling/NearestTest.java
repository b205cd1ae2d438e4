package dev.slipway.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    private static final List<String> KEYS = List.of("network", "services", "protected", "logs");

    @ParameterizedTest
    @CsvSource({"netwrk, network", "Network, network", "service, services", "protcted, protected", "log, logs"})
    void aTypingErrorFindsTheWordMeant(String typed, String meant) {
        assertThat(Nearest.to(typed, KEYS)).contains(meant);
    }

    @Test
    void anUnrelatedWordFindsNothing() {
        assertThat(Nearest.to("kubernetes", KEYS)).isEmpty();
    }

    @Test
    void amongWordsTheNearestIsFoundHoweverFar() {
        assertThat(Nearest.among(KEYS, "kubernetes")).contains("services");
        assertThat(Nearest.among(List.of("b", "a"), "c")).contains("a");
        assertThat(Nearest.among(List.of(), "c")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"kitten, sitting, 3", "flaw, lawn, 2", "same, SAME, 0", "'', abc, 3"})
    void editsAreCounted(String left, String right, int edits) {
        assertThat(Nearest.edits(left, right)).isEqualTo(edits);
        assertThat(Nearest.edits(right, left)).isEqualTo(edits);
    }
}
