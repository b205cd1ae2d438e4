package dev.slipway.orders.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.slipway.orders.order.SalesChange;
import dev.slipway.orders.order.Status;
import java.util.Optional;
import java.util.UUID;

/**
 * Body of a message: an event of the orders service as EventBridge delivers it to a queue.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html">Structure of events</a>
 */
final class EventMessage {

    private static final String SOURCE = "slipway.orders";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private EventMessage() {}

    /**
     * The change of the sales; empty for a change of an order that has no effect on them.
     *
     * @throws InvalidMessageException if the body is no event of an order; the message has no content of the body
     */
    static Optional<SalesChange> change(String body) {
        var event = parse(body);
        if (!event.path("source").asText().equals(SOURCE)) {
            throw new InvalidMessageException("\"source\" must be \"%s\"".formatted(SOURCE));
        }
        var detail = event.path("detail");
        return SalesChange.of(id(detail), product(detail), quantity(detail), status(detail));
    }

    private static JsonNode parse(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new InvalidMessageException(
                    "it is not JSON, at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()));
        }
    }

    private static UUID id(JsonNode detail) {
        try {
            return UUID.fromString(detail.path("eventId").asText());
        } catch (IllegalArgumentException e) {
            throw new InvalidMessageException("\"detail.eventId\" must be a UUID");
        }
    }

    private static String product(JsonNode detail) {
        var product = detail.path("product");
        if (!product.isTextual() || product.asText().isBlank()) {
            throw new InvalidMessageException("\"detail.product\" must be a text");
        }
        return product.asText();
    }

    private static int quantity(JsonNode detail) {
        var quantity = detail.path("quantity");
        if (!quantity.isIntegralNumber() || !quantity.canConvertToInt() || quantity.asInt() < 1) {
            throw new InvalidMessageException("\"detail.quantity\" must be a whole number from 1");
        }
        return quantity.asInt();
    }

    private static Status status(JsonNode detail) {
        return Status.of(detail.path("status").asText())
                .orElseThrow(() -> new InvalidMessageException("\"detail.status\" must be one of %s"
                        .formatted(String.join(", ", Status.texts(Status.all())))));
    }
}
