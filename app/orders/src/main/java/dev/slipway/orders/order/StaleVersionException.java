package dev.slipway.orders.order;

/** Exception for a change of an outdated version of an order. */
public final class StaleVersionException extends RuntimeException {

    private static final long serialVersionUID = 1;

    StaleVersionException(Order order, long expected) {
        super("The order is at version %d, not %d. Read it again, then decide.".formatted(order.version(), expected));
    }
}
