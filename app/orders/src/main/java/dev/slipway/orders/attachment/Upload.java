package dev.slipway.orders.attachment;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

/**
 * Request that uploads a file.
 *
 * @param url for a PUT of the file
 * @param headers that the PUT must have, or S3 refuses it
 * @param expiresAt when the URL stops to work
 */
public record Upload(URI url, Map<String, String> headers, Instant expiresAt) {}
