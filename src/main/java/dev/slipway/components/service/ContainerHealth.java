package dev.slipway.components.service;

import dev.slipway.base.SpecException;
import dev.slipway.base.Withers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The health check that ECS runs as a command in a container. Limits:
 * <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html">HealthCheck</a>. ECS ignores
 * the {@code HEALTHCHECK} of an image.
 *
 * @param command {@code CMD} and arguments, or {@code CMD-SHELL} and one line for the container's shell
 * @param interval the time between two checks, 5 to 300 seconds
 * @param timeout the time after which a check without a result is a failure, 2 to 60 seconds
 * @param retries the number of consecutive failures after which a container is unhealthy, 1 to 10
 * @param startPeriod the time after the start of a container in which failures do not count, 0 to 300 seconds
 */
@Withers
public record ContainerHealth(
        List<String> command, Duration interval, Duration timeout, int retries, Duration startPeriod)
        implements ContainerHealthBuilder.With {
    /** A start period of one minute. */
    public static final Duration DEFAULT_START_PERIOD = Duration.ofMinutes(1);

    /** The default timeout of ECS. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

    /** The default number of retries of ECS. */
    public static final int DEFAULT_RETRIES = 3;

    /** The minimum of the interval in seconds. */
    public static final int MIN_INTERVAL = 5;

    /** The maximum of the interval in seconds. */
    public static final int MAX_INTERVAL = 300;

    /** The maximum of the timeout in seconds. */
    public static final int MAX_TIMEOUT = 60;

    /** The maximum number of retries. */
    public static final int MAX_RETRIES = 10;

    /** The maximum of the start period in seconds. */
    public static final int MAX_START_PERIOD = 300;

    /** @throws SpecException for a command without CMD or CMD-SHELL, and for values beyond the limits */
    public ContainerHealth {
        var errors = new ArrayList<SpecException>();
        if (command.size() < 2 || !List.of("CMD", "CMD-SHELL").contains(command.get(0))) {
            errors.add(new SpecException(
                    "command",
                    "a list of CMD and arguments, or of CMD-SHELL and one line, is allowed",
                    "write [CMD-SHELL, \"wget -q -O- http://localhost:8080/health || exit 1\"]"));
        }
        if (interval.toSeconds() < MIN_INTERVAL || interval.toSeconds() > MAX_INTERVAL) {
            errors.add(new SpecException("intervalSeconds", "5 to 300 is allowed", "set it to 30"));
        }
        if (timeout.toSeconds() < 2 || timeout.toSeconds() > MAX_TIMEOUT) {
            errors.add(new SpecException("timeoutSeconds", "2 to 60 is allowed with command", "set it to 60 or less"));
        }
        if (retries < 1 || retries > MAX_RETRIES) {
            errors.add(new SpecException("retries", "1 to 10 is allowed", "set it to 3"));
        }
        if (startPeriod.isNegative() || startPeriod.toSeconds() > MAX_START_PERIOD) {
            errors.add(new SpecException("startPeriodSeconds", "0 to 300 is allowed", "set it to 300 or less"));
        }
        SpecException.throwAll(errors);
        command = List.copyOf(command);
    }

    /** A check with the timeout and the retries of ECS. */
    public static ContainerHealth of(List<String> command, Duration interval, Duration startPeriod) {
        return new ContainerHealth(command, interval, DEFAULT_TIMEOUT, DEFAULT_RETRIES, startPeriod);
    }
}
