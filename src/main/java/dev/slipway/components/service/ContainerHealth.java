package dev.slipway.components.service;

import java.time.Duration;
import java.util.List;

/**
 * A command that tells ECS whether a container is healthy, run inside of it. Limits:
 * <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html">HealthCheck</a>. ECS ignores
 * the {@code HEALTHCHECK} of an image.
 *
 * @param command {@code CMD} and arguments, or {@code CMD-SHELL} and one line for the container's shell
 * @param interval between two checks, 5 to 300 seconds
 * @param grace after the start, in which failures do not count, 0 to 300 seconds
 */
public record ContainerHealth(List<String> command, Duration interval, Duration grace) {
    /** Failures in a row after which a container is unhealthy. */
    static final int RETRIES = 3;

    /** Seconds after which a check has failed. */
    static final int TIMEOUT = 5;

    public ContainerHealth {
        if (command.size() < 2 || !List.of("CMD", "CMD-SHELL").contains(command.get(0))) {
            throw new IllegalArgumentException("a list of CMD and arguments, or CMD-SHELL and one line, is allowed; "
                    + "write [CMD-SHELL, \"wget -q -O- http://localhost:8080/health || exit 1\"]");
        }
        if (interval.toSeconds() < 5 || interval.toSeconds() > 300) {
            throw new IllegalArgumentException("an interval of 5 to 300 seconds is allowed; set it to 30");
        }
        if (grace.isNegative() || grace.toSeconds() > 300) {
            throw new IllegalArgumentException("a grace of 0 to 300 seconds is allowed; set it to 300 or less");
        }
        command = List.copyOf(command);
    }
}
