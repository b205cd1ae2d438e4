package dev.slipway.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PollingTest {
    private final AtomicInteger pauses = new AtomicInteger();
    private final List<String> progress = new ArrayList<>();

    private Polling polling(Duration timeout) {
        return new Polling(Duration.ofSeconds(5), timeout, pauses::incrementAndGet);
    }

    private String until(Polling polling, String... states) {
        Queue<String> next = new ArrayDeque<>(List.of(states));
        return polling.until(next::remove, state -> state.equals("done"), state -> state, progress::add);
    }

    @Test
    void aFinalStateIsReadAtOnce() {
        assertThat(until(polling(Duration.ofMinutes(1)), "done")).isEqualTo("done");
        assertThat(pauses).hasValue(0);
        assertThat(progress).isEmpty();
    }

    @Test
    void eachChangeIsReportedOnce() {
        assertThat(until(polling(Duration.ofMinutes(1)), "a", "a", "b", "a", "done"))
                .isEqualTo("done");
        assertThat(pauses).hasValue(4);
        assertThat(progress).containsExactly("a", "b", "a");
    }

    @Test
    void theLastStateIsReturnedAtTheTimeout() {
        assertThat(until(polling(Duration.ofSeconds(10)), "a", "b", "c", "done"))
                .isEqualTo("c");
        assertThat(pauses).hasValue(2);
    }

    @Test
    void withoutProgressOnlyTheStateCounts() {
        assertThat(polling(Duration.ofSeconds(15)).until(pauses::get, count -> count == 2))
                .isEqualTo(2);
    }
}
