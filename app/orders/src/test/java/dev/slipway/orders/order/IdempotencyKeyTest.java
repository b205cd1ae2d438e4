package dev.slipway.orders.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IdempotencyKeyTest {

    private static final NewOrder ORDER = new NewOrder("ada", "tea", 2);

    @Test
    void theSameOrderHasTheSameFingerprint() {
        assertThat(IdempotencyKey.of("k", ORDER)).isEqualTo(IdempotencyKey.of("k", new NewOrder("ada", "tea", 2)));
    }

    static Stream<NewOrder> others() {
        return Stream.of(new NewOrder("ada", "tea", 3), new NewOrder("adat", "ea", 2), new NewOrder("bob", "tea", 2));
    }

    @ParameterizedTest
    @MethodSource("others")
    void anotherOrderHasAnotherFingerprint(NewOrder other) {
        assertThat(IdempotencyKey.of("k", other).fingerprint())
                .isNotEqualTo(IdempotencyKey.of("k", ORDER).fingerprint());
    }
}
