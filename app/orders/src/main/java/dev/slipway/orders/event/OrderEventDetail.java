package dev.slipway.orders.event;

import dev.slipway.orders.order.OrderEvent;
import dev.slipway.orders.order.Status;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The detail of an event for consumers.
 *
 * @param eventId the same each time the event is published: consumers may see it more than once
 * @param status after the change
 * @param previousStatus before it; none for a new order
 * @param version of the order, by which consumers can put events in order
 * @param at when the change happened
 */
@Serdeable
record OrderEventDetail(
        UUID eventId,
        UUID orderId,
        String customer,
        String product,
        int quantity,
        String status,
        @Nullable String previousStatus,
        long version,
        Instant at) {

    static OrderEventDetail of(OrderEvent event) {
        var order = event.order();
        return new OrderEventDetail(
                event.id(),
                order.id(),
                order.customer(),
                order.product(),
                order.quantity(),
                order.status().text(),
                event.previous().map(Status::text).orElse(null),
                order.version(),
                event.at());
    }
}
