package dev.slipway.orders.api;

import java.util.UUID;

/** Exception for a file that an order does not have. */
final class UnknownAttachmentException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnknownAttachmentException(UUID order, String name) {
        super("The order %s has no attachment \"%s\".".formatted(order, name));
    }
}
