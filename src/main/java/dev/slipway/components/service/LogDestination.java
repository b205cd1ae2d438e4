package dev.slipway.components.service;

import dev.slipway.components.image.RegistryImage;
import java.util.Optional;

/**
 * The destination of a service's logs: CloudWatch, the archive of the stack, or both.
 *
 * @param router the image of the log router that sends logs to the archive; empty for a service that does not use it
 * @param cloudWatch true if logs are sent to CloudWatch
 */
public record LogDestination(Optional<RegistryImage> router, boolean cloudWatch) {
    public static final LogDestination CLOUD_WATCH = new LogDestination(Optional.empty(), true);
}
