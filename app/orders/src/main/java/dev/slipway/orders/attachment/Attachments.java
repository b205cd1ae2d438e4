package dev.slipway.orders.attachment;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The files of orders. Every method throws {@link AttachmentsUnavailableException} if the bucket does not answer. */
public interface Attachments {

    /** Maximum number of listed files of an order. */
    int MOST = 1000;

    Upload upload(UUID order, NewAttachment attachment);

    /** The files by name, at most {@link #MOST}. */
    List<Attachment> list(UUID order);

    /** A presigned URL of the file, valid for some minutes; empty if there is no such file. */
    Optional<URI> download(UUID order, String name);
}
