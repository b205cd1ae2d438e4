package dev.slipway.orders.order;

/** An order was to be changed from a version that it no longer has. */
public final class StaleVersionException extends RuntimeException {

    private static final long serialVersionUID = 1;

    StaleVersionException(Order order, long expected) {
        super("The order is at version %d, not %d. Read it again, then decide.".formatted(order.version(), expected));
    }
}
