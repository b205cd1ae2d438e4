package dev.slipway.orders.order;

import java.util.UUID;

/** Exception for an unknown id of an order. */
public final class UnknownOrderException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UnknownOrderException(UUID id) {
        super("There is no order %s.".formatted(id));
    }
}
