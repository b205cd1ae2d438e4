package dev.slipway.orders.order;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * One order, as it is after {@code version} writes.
 *
 * @param id of version 7: its order is the order of placing, to the millisecond
 * @param quantity pieces
 * @param createdAt UTC, in milliseconds, which both databases keep
 * @param updatedAt UTC, in milliseconds
 * @param version 1 when placed, and one more with each change
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
     * This order one step on.
     *
     * @throws IllegalStepException if its life cycle has no such step
     */
    Order to(Status step, Instant at) {
        if (!status.next().contains(step)) {
            throw new IllegalStepException(this, step);
        }
        return new Order(id, customer, product, quantity, step, createdAt, at, version + 1);
    }
}
