package dev.slipway.orders.order;

import java.util.UUID;

/** There is no order with this id. */
public final class UnknownOrderException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UnknownOrderException(UUID id) {
        super("There is no order %s.".formatted(id));
    }
}
