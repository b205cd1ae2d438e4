package dev.slipway.orders.order;

import org.jspecify.annotations.Nullable;

/** The store cannot be reached, is too slow, or turns requests away. To be tried again. */
public final class StoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param message what the store said, for the log */
    public StoreUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
