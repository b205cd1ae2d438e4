package dev.slipway.orders.attachment;

import java.time.Instant;

/**
 * An uploaded file.
 *
 * @param size bytes
 */
public record Attachment(String name, long size, Instant storedAt) {}
