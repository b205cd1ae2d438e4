package dev.slipway.orders.order;

import java.util.Optional;
import java.util.UUID;

/**
 * Change of a product's sales by one event. Changes are sums, so that their order has no effect.
 *
 * @param event the id of the event, which counts once however often it is delivered
 * @param orders 1 for a placed order, -1 for a cancelled one
 * @param quantity the number of pieces, negative for a cancelled order
 */
public record SalesChange(UUID event, String product, int orders, int quantity) {

    /** The change by an event after which an order has this status; empty if the sales stay the same. */
    public static Optional<SalesChange> of(UUID event, String product, int quantity, Status status) {
        return switch (status) {
            case PLACED -> Optional.of(new SalesChange(event, product, 1, quantity));
            case CANCELLED -> Optional.of(new SalesChange(event, product, -1, -quantity));
            case PAID, SHIPPED, DELIVERED -> Optional.empty();
        };
    }
}
