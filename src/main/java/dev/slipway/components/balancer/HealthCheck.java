package dev.slipway.components.balancer;

import dev.slipway.base.SpecException;
import dev.slipway.base.Withers;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Health check of a target group: an HTTP GET request to the task's port. Changes apply in place. Limits from
 * <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html">CreateTargetGroup</a>
 * and <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Matcher.html">Matcher</a>.
 *
 * @param path starts with a slash, 1024 characters at most
 * @param interval time between two checks, 5 to 300 s
 * @param timeout time within which a task must respond, 2 to 120 s and shorter than the interval
 * @param codes status codes of a healthy task, 200 to 499: {@code 200}, {@code 200,204} or {@code 200-299}
 */
@Withers
public record HealthCheck(String path, Duration interval, Duration timeout, Thresholds thresholds, String codes)
        implements HealthCheckBuilder.With {
    /** The default interval: 15 s. */
    public static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(15);

    private static final Pattern PATH = Pattern.compile("/[!-~]{0,1023}");
    private static final Pattern CODE = Pattern.compile("[2-4]\\d\\d(-[2-4]\\d\\d)?");

    /**
     * Numbers of consecutive checks that change the health status of a task.
     *
     * @param healthy successful checks before a task is healthy and gets requests, 2 to 10
     * @param unhealthy failed checks before a task is unhealthy and gets none, 2 to 10
     */
    public record Thresholds(int healthy, int unhealthy) {
        /** @throws SpecException for a number that is not 2 to 10 */
        public Thresholds {
            check("healthy", healthy);
            check("unhealthy", unhealthy);
        }

        private static void check(String which, int threshold) {
            if (threshold < 2 || threshold > 10) {
                throw new SpecException(
                        which,
                        "%d checks are not possible as the %s threshold".formatted(threshold, which),
                        "give 2 to 10");
            }
        }
    }

    /** @throws SpecException for a value beyond the documented limits */
    public HealthCheck {
        if (!PATH.matcher(path).matches()) {
            throw new SpecException(
                    "path",
                    "the health check path '%s' is not possible".formatted(path),
                    "give a slash and up to 1023 characters without spaces, such as /health");
        }
        Seconds.check("intervalSeconds", interval, 5, 300);
        Seconds.check("timeoutSeconds", timeout, 2, 120);
        if (timeout.compareTo(interval) >= 0) {
            throw new SpecException(
                    "intervalSeconds",
                    "a health check timeout of %d s is not shorter than the interval of %d s"
                            .formatted(timeout.toSeconds(), interval.toSeconds()),
                    "give a shorter timeout or a longer interval");
        }
        for (var code : codes.split(",", -1)) {
            if (!CODE.matcher(code).matches()) {
                throw new SpecException(
                        "codes",
                        "the health check codes '%s' are not possible".formatted(codes),
                        "give codes from 200 to 499, such as 200 or 200,204 or 200-299");
            }
        }
    }

    /**
     * A check every 15 s with a timeout of 5 s, healthy after 2 responses from 200 to 299, unhealthy after 3 failures.
     */
    public static HealthCheck of(String path) {
        return new HealthCheck(path, DEFAULT_INTERVAL, Duration.ofSeconds(5), new Thresholds(2, 3), "200-299");
    }
}
