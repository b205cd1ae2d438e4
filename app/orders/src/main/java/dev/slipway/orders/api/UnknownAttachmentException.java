package dev.slipway.orders.api;

import java.util.UUID;

/** An order has no such file. */
final class UnknownAttachmentException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnknownAttachmentException(UUID order, String name) {
        super("The order %s has no attachment \"%s\".".formatted(order, name));
    }
}
