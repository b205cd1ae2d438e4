package dev.slipway.orders.order;

import org.jspecify.annotations.Nullable;

/** Exception for a store that is unreachable, too slow, or throttles. The client may retry. */
public final class StoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param message the message of the store, for the log */
    public StoreUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
