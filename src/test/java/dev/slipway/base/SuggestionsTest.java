package dev.slipway.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {
    private static final List<String> KEYS = List.of("network", "services", "protected", "logs");

    @ParameterizedTest
    @CsvSource({
        "netwrk, network",
        "Network, network",
        "service, services",
        "protcted, protected",
        "log, logs",
        "lgos, logs",
        "prot, protected"
    })
    void aTypingErrorFindsTheIntendedWord(String typed, String meant) {
        assertThat(Suggestions.to(typed, KEYS)).contains(meant);
    }

    @Test
    void anUnrelatedWordFindsNothing() {
        assertThat(Suggestions.to("kubernetes", KEYS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"jobs, logs", "user, uses", "cost, host", "instanceClass, instances"})
    void anotherWordThatLooksAlikeIsNotSuggested(String typed, String known) {
        assertThat(Suggestions.to(typed, List.of(known))).isEmpty();
    }

    @Test
    void theNearestWordIsFoundAtAnyDistance() {
        assertThat(Suggestions.among(KEYS, "kubernetes")).contains("services");
        assertThat(Suggestions.among(List.of("b", "a"), "c")).contains("a");
        assertThat(Suggestions.among(List.of(), "c")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"kitten, sitting, 3", "flaw, lawn, 2", "same, SAME, 0", "'', abc, 3"})
    void editsAreCounted(String left, String right, int edits) {
        assertThat(Suggestions.edits(left, right)).isEqualTo(edits);
        assertThat(Suggestions.edits(right, left)).isEqualTo(edits);
    }
}
