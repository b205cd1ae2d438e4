package dev.slipway.components.service;

import dev.slipway.base.SpecException;
import java.time.Duration;
import java.util.List;

/**
 * The health check that ECS runs as a command in a container. Limits:
 * <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html">HealthCheck</a>. ECS ignores
 * the {@code HEALTHCHECK} of an image.
 *
 * @param command {@code CMD} and arguments, or {@code CMD-SHELL} and one line for the container's shell
 * @param interval the time between two checks, 5 to 300 seconds
 * @param grace the start period, in which failures do not count, 0 to 300 seconds
 */
public record ContainerHealth(List<String> command, Duration interval, Duration grace) {
    /** A start period of one minute. */
    public static final Duration DEFAULT_GRACE = Duration.ofMinutes(1);

    /** The minimum of the interval in seconds. */
    public static final int MIN_INTERVAL = 5;

    /** The maximum of the interval in seconds. */
    public static final int MAX_INTERVAL = 300;

    /** The maximum of the start period in seconds. */
    public static final int MAX_GRACE = 300;

    /** Consecutive failures after which a container is unhealthy. */
    static final int RETRIES = 3;

    /** Seconds after which a check without a result is a failure. */
    static final int TIMEOUT = 5;

    /** @throws SpecException for a command without CMD or CMD-SHELL, and for times beyond the limits */
    public ContainerHealth {
        if (command.size() < 2 || !List.of("CMD", "CMD-SHELL").contains(command.get(0))) {
            throw new SpecException(
                    "command",
                    "a list of CMD and arguments, or of CMD-SHELL and one line, is allowed",
                    "write [CMD-SHELL, \"wget -q -O- http://localhost:8080/health || exit 1\"]");
        }
        if (interval.toSeconds() < MIN_INTERVAL || interval.toSeconds() > MAX_INTERVAL) {
            throw new SpecException("intervalSeconds", "5 to 300 is allowed", "set it to 30");
        }
        if (grace.isNegative() || grace.toSeconds() > MAX_GRACE) {
            throw new SpecException("graceSeconds", "0 to 300 is allowed", "set it to 300 or less");
        }
        command = List.copyOf(command);
    }
}
