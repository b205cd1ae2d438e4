package dev.slipway.orders.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.orders.order.SalesChange;
import dev.slipway.orders.order.Status;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventMessageTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SalesChange TEA =
            SalesChange.of(UUID.randomUUID(), "tea", 2, Status.PLACED).orElseThrow();

    @Test
    void aPlacedOrderAddsToTheSales() {
        assertThat(EventMessage.change(Sqs.placed(TEA))).contains(TEA);
    }

    @Test
    void aCancelledOrderIsSubtracted() {
        assertThat(EventMessage.change(Sqs.event("OrderStatusChanged", TEA, "cancelled")))
                .contains(new SalesChange(TEA.event(), "tea", -1, -2));
    }

    @ParameterizedTest
    @CsvSource({"paid", "shipped", "delivered"})
    void anotherStatusHasNoEffect(String status) {
        assertThat(EventMessage.change(Sqs.event("OrderStatusChanged", TEA, status)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "source | \"shop\" | \"source\" must be \"slipway.orders\"",
                "detail | null | \"detail.eventId\" must be a UUID",
                "eventId | \"1\" | \"detail.eventId\" must be a UUID",
                "product | \" \" | \"detail.product\" must be a text",
                "product | 1 | \"detail.product\" must be a text",
                "quantity | 0 | \"detail.quantity\" must be a whole number from 1",
                "quantity | \"2\" | \"detail.quantity\" must be a whole number from 1",
                "quantity | 99999999999 | \"detail.quantity\" must be a whole number from 1",
                "status | \"gone\" | \"detail.status\" must be one of placed, paid, shipped, delivered, cancelled"
            })
    void aFieldThatIsNotThatOfAnEventIsNamed(String field, String value, String message) throws Exception {
        var event = (ObjectNode) JSON.readTree(Sqs.placed(TEA));
        var parent = event.has(field) ? event : (ObjectNode) event.path("detail");
        parent.set(field, JSON.readTree(value));

        assertThatThrownBy(() -> EventMessage.change(event.toString()))
                .isInstanceOf(InvalidMessageException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\": | it is not JSON, at line 1, column 6",
                "hunter2 | it is not JSON, at line 1, column 1",
                "'' | \"source\" must be \"slipway.orders\"",
                "[] | \"source\" must be \"slipway.orders\"",
                "{}{} | it is not JSON, at line 1, column 3"
            })
    void aBodyThatIsNoEventIsRefusedWithoutItsContent(String body, String message) {
        assertThatThrownBy(() -> EventMessage.change(body))
                .isInstanceOf(InvalidMessageException.class)
                .hasMessage(message);
    }
}
