package dev.slipway.orders.attachment;

/** Exception for a service without a bucket. */
public final class NoBucketException extends RuntimeException {

    private static final long serialVersionUID = 1;

    NoBucketException() {
        super("This service keeps no attachments. Set S3_BUCKET to the name of a bucket.");
    }
}
