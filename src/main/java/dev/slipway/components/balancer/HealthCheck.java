package dev.slipway.components.balancer;

import dev.slipway.base.SpecErrors;
import dev.slipway.base.SpecException;
import dev.slipway.base.Withers;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Health check of a target group: an HTTP or HTTPS GET request to each task. Changes apply in place. Limits from
 * <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html">CreateTargetGroup</a>
 * and <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Matcher.html">Matcher</a>.
 *
 * @param path starts with a slash, 1024 characters at most
 * @param interval time between two checks, 5 to 300 s
 * @param timeout time within which a task must respond, 2 to 120 s and shorter than the interval
 * @param codes status codes of a healthy task, 200 to 499: {@code 200}, {@code 200,204} or {@code 200-299}; of gRPC 0 to 99
 * @param port port of the request, 1 to 65535; empty for the port that gets the requests of clients
 * @param protocol protocol of the request
 */
@Withers
public record HealthCheck(
        String path,
        Duration interval,
        Duration timeout,
        Thresholds thresholds,
        String codes,
        OptionalInt port,
        Protocol protocol)
        implements HealthCheckBuilder.With {
    /**
     * Protocols of health checks of an application load balancer. With HTTPS the load balancer
     * <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html">accepts
     * any certificate</a> of the task.
     */
    public enum Protocol {
        HTTP,
        HTTPS
    }

    /** The default interval: 15 s. */
    public static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(15);

    /** The minimum of the timeout in seconds. */
    public static final int MIN_TIMEOUT = 2;

    /** The maximum of the timeout in seconds. */
    public static final int MAX_TIMEOUT = 120;

    private static final Pattern PATH = Pattern.compile("/[!-~]{0,1023}");
    private static final Pattern CODE = Pattern.compile("(?<first>[2-4]\\d\\d)(-(?<last>[2-4]\\d\\d))?");
    private static final Pattern GRPC_CODE = Pattern.compile("(?<first>\\d{1,2})(-(?<last>\\d{1,2}))?");

    /**
     * Numbers of consecutive checks that change the health status of a task.
     *
     * @param healthy successful checks before a task is healthy and gets requests, 2 to 10
     * @param unhealthy failed checks before a task is unhealthy and gets none, 2 to 10
     */
    public record Thresholds(int healthy, int unhealthy) {
        /** The minimum of both numbers. */
        public static final int MIN = 2;

        /** The maximum of both numbers. */
        public static final int MAX = 10;

        /** Healthy after 2 successful checks, unhealthy after 3 failed ones. */
        public static final Thresholds DEFAULT = new Thresholds(2, 3);

        /** @throws SpecException for a number that is not 2 to 10 */
        public Thresholds {
            var errors = new SpecErrors();
            check("healthy", healthy, errors);
            check("unhealthy", unhealthy, errors);
            errors.throwAll();
        }

        private static void check(String which, int threshold, SpecErrors errors) {
            if (threshold < MIN || threshold > MAX) {
                errors.add(
                        which,
                        "%d checks are not possible as the %s threshold".formatted(threshold, which),
                        "give 2 to 10");
            }
        }
    }

    /** @throws SpecException for a value beyond the documented limits */
    public HealthCheck {
        var errors = new SpecErrors();
        if (!PATH.matcher(path).matches()) {
            errors.add(
                    "path",
                    "the health check path '%s' is not possible".formatted(path),
                    "give a slash and up to 1023 characters without spaces, such as /health");
        }
        errors.check("", () -> Seconds.check("intervalSeconds", interval, 5, 300));
        errors.check("", () -> Seconds.check("timeoutSeconds", timeout, MIN_TIMEOUT, MAX_TIMEOUT));
        if (timeout.compareTo(interval) >= 0) {
            errors.add(
                    "timeoutSeconds",
                    "a health check timeout of %d s is not shorter than the interval of %d s"
                            .formatted(timeout.toSeconds(), interval.toSeconds()),
                    "give a shorter timeout or a longer interval");
        }
        if (!matches(CODE, codes) && !matches(GRPC_CODE, codes)) {
            errors.add(
                    "codes",
                    "the health check codes '%s' are not possible".formatted(codes),
                    "give codes from 200 to 499, such as 200 or 200,204 or 200-299; with protocol grpc from 0 to 99");
        }
        if (port.isPresent() && (port.getAsInt() < 1 || port.getAsInt() > 65_535)) {
            errors.add("port", "1 to 65535 is allowed", "remove it for the port of the service");
        }
        errors.throwAll();
    }

    private static boolean matches(Pattern code, String codes) {
        return Stream.of(codes.split(",", -1))
                .map(code::matcher)
                .allMatch(range -> range.matches()
                        && (range.group("last") == null
                                || Integer.parseInt(range.group("first")) <= Integer.parseInt(range.group("last"))));
    }

    /** True for codes of gRPC. */
    public boolean isGrpc() {
        return matches(GRPC_CODE, codes);
    }

    /**
     * A check of a gRPC server every 15 s: the load balancer calls a method that no server has, and code 12, UNIMPLEMENTED,
     * is the answer of a healthy one. These are the defaults of
     * <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html">gRPC
     * health checks</a>.
     */
    public static HealthCheck ofGrpc() {
        return of("/AWS.ALB/healthcheck").withCodes("12");
    }

    /**
     * A check every 15 s with a timeout of 5 s, healthy after 2 responses from 200 to 299, unhealthy after 3 failures.
     */
    public static HealthCheck of(String path) {
        return new HealthCheck(
                path,
                DEFAULT_INTERVAL,
                Duration.ofSeconds(5),
                Thresholds.DEFAULT,
                "200-299",
                OptionalInt.empty(),
                Protocol.HTTP);
    }
}
