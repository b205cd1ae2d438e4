package dev.slipway.orders.worker;

/** Exception for a message that is no event of an order. It will not become one, so the dead-letter queue gets it. */
final class InvalidMessageException extends RuntimeException {

    private static final long serialVersionUID = 1;

    InvalidMessageException(String message) {
        super(message);
    }
}
