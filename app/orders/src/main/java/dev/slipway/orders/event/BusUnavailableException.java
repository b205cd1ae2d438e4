package dev.slipway.orders.event;

/** Exception for a bus that is unreachable, too slow, or throttles. The publisher retries. */
final class BusUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    BusUnavailableException(Throwable cause) {
        super(cause.getMessage(), cause);
    }
}
