package dev.slipway.orders.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.orders.attachment.Attachment;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;

/** The files of an order. */
@Serdeable
record AttachmentsBody(
        @JsonInclude(JsonInclude.Include.ALWAYS) List<File> attachments) {

    /** @param size bytes */
    @Serdeable
    record File(String name, long size, Instant storedAt) {}

    static AttachmentsBody of(List<Attachment> attachments) {
        return new AttachmentsBody(attachments.stream()
                .map(attachment -> new File(attachment.name(), attachment.size(), attachment.storedAt()))
                .toList());
    }
}
