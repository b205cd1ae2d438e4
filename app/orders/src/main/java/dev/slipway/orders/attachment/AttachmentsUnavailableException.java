package dev.slipway.orders.attachment;

/** The bucket cannot be reached, is too slow, or turns requests away. To be tried again. */
public final class AttachmentsUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    AttachmentsUnavailableException(Throwable cause) {
        super(cause.getMessage(), cause);
    }
}
