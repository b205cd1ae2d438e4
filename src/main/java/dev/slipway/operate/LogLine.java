package dev.slipway.operate;

import java.time.Instant;

/**
 * One event of a log.
 *
 * @param source the service, sidecar or controller: {@code orders}, {@code orders/proxy}, {@code orders/sleep}
 * @param group the name of the log group
 */
public record LogLine(Instant time, String source, String group, String stream, String message) {}
