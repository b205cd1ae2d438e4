package dev.slipway.orders.api;

import dev.slipway.orders.order.Order;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.UUID;

/**
 * An order in a response.
 *
 * @param version the {@code ETag} too
 */
@Serdeable
record OrderBody(
        UUID id,
        String customer,
        String product,
        int quantity,
        String status,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    static OrderBody of(Order order) {
        return new OrderBody(
                order.id(),
                order.customer(),
                order.product(),
                order.quantity(),
                order.status().text(),
                order.createdAt(),
                order.updatedAt(),
                order.version());
    }
}
