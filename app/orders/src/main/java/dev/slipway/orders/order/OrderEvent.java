package dev.slipway.orders.order;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Event for a placed or changed order. It is written in the transaction of the change, and published after it.
 *
 * @param id the same each time the event is published, so that consumers recognize duplicates
 * @param order the order after the change
 * @param previous the status before the change; empty for a new order
 */
public record OrderEvent(UUID id, Order order, Optional<Status> previous) {

    /** The time of the change. */
    public Instant at() {
        return order.updatedAt();
    }
}
