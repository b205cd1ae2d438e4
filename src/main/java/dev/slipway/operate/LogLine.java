package dev.slipway.operate;

import java.time.Instant;

/**
 * Something that was logged.
 *
 * @param source the service, or which part of it: {@code orders}, {@code orders/proxy}, {@code orders/sleep}
 * @param group the name of the log group
 */
public record LogLine(Instant time, String source, String group, String stream, String message) {}
