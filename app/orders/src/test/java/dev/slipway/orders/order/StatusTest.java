package dev.slipway.orders.order;

import static dev.slipway.orders.order.Status.CANCELLED;
import static dev.slipway.orders.order.Status.DELIVERED;
import static dev.slipway.orders.order.Status.PAID;
import static dev.slipway.orders.order.Status.PLACED;
import static dev.slipway.orders.order.Status.SHIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatusTest {

    @Test
    void theLifeCycleIsTheOneThatIsDocumented() {
        var steps = Map.of(
                PLACED, Set.of(PAID, CANCELLED),
                PAID, Set.of(SHIPPED, CANCELLED),
                SHIPPED, Set.of(DELIVERED),
                DELIVERED, Set.of(),
                CANCELLED, Set.of());

        assertThat(Status.all()).allSatisfy(status -> assertThat(status.next()).isEqualTo(steps.get(status)));
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void aStatusIsReadAsItIsWritten(Status status) {
        assertThat(Status.of(status.text())).contains(status);
    }

    @Test
    void whatIsNotWrittenSoIsNoStatus() {
        assertThat(Status.of("PLACED")).isEmpty();
        assertThat(Status.of("")).isEmpty();
    }
}
