package dev.slipway.orders.attachment;

/**
 * A file to upload.
 *
 * @param name unique in its order; sent again, it replaces the file
 * @param size bytes
 */
public record NewAttachment(String name, String contentType, long size) {}
