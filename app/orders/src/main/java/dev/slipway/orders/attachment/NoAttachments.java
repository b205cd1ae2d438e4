package dev.slipway.orders.attachment;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Attachments without a bucket: every call fails. */
final class NoAttachments implements Attachments {

    @Override
    public Upload upload(UUID order, NewAttachment attachment) {
        throw new NoBucketException();
    }

    @Override
    public List<Attachment> list(UUID order) {
        throw new NoBucketException();
    }

    @Override
    public Optional<URI> download(UUID order, String name) {
        throw new NoBucketException();
    }
}
