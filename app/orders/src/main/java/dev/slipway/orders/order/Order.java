package dev.slipway.orders.order;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Version of an order.
 *
 * @param id a UUID of version 7, which sorts by the time of placement in milliseconds
 * @param quantity the number of pieces
 * @param createdAt UTC, in milliseconds, which both databases keep
 * @param updatedAt UTC, in milliseconds
 * @param version 1 for a new order, and one more for each change
 */
public record Order(
        UUID id,
        String customer,
        String product,
        int quantity,
        Status status,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    public Order {
        createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
        updatedAt = updatedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    static Order placed(UUID id, NewOrder order, Instant at) {
        return new Order(id, order.customer(), order.product(), order.quantity(), Status.PLACED, at, at, 1);
    }

    /**
     * The order after a status transition.
     *
     * @throws IllegalStepException if its life cycle has no such transition
     */
    Order to(Status step, Instant at) {
        if (!status.next().contains(step)) {
            throw new IllegalStepException(this, step);
        }
        return new Order(id, customer, product, quantity, step, createdAt, at, version + 1);
    }
}
