package dev.slipway.orders.attachment;

import java.time.Instant;

/**
 * A file that is there.
 *
 * @param size bytes
 */
public record Attachment(String name, long size, Instant storedAt) {}
