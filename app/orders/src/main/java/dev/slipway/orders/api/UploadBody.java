package dev.slipway.orders.api;

import dev.slipway.orders.attachment.NewAttachment;
import dev.slipway.orders.attachment.Upload;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Map;

/**
 * Request that uploads a file.
 *
 * @param headers that the request must have
 */
@Serdeable
record UploadBody(String name, String method, String url, Map<String, String> headers, Instant expiresAt) {

    static UploadBody of(NewAttachment attachment, Upload upload) {
        return new UploadBody(attachment.name(), "PUT", upload.url().toString(), upload.headers(), upload.expiresAt());
    }
}
