package dev.slipway.orders.attachment;

/** The service has no bucket to keep files in. */
public final class NoBucketException extends RuntimeException {

    private static final long serialVersionUID = 1;

    NoBucketException() {
        super("This service keeps no attachments. Set S3_BUCKET to the name of a bucket.");
    }
}
