package dev.slipway.orders.attachment;

/** Exception for a bucket that is unreachable, too slow, or throttles. The client may retry. */
public final class AttachmentsUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    AttachmentsUnavailableException(Throwable cause) {
        super(cause.getMessage(), cause);
    }
}
