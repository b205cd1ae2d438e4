package dev.slipway.orders.event;

/** The bus cannot be reached, is too slow, or turns requests away. To be tried again. */
final class BusUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    BusUnavailableException(Throwable cause) {
        super(cause.getMessage(), cause);
    }
}
