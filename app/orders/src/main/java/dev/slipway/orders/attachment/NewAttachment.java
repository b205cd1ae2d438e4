package dev.slipway.orders.attachment;

/**
 * A file that a client wants to send.
 *
 * @param name unique in its order; sent again, it replaces the file
 * @param size bytes
 */
public record NewAttachment(String name, String contentType, long size) {}
