package dev.slipway.orders.observe;

import io.micronaut.http.HttpRequest;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The id of a request in logs and responses: from the client, from the load balancer, or new.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-request-tracing.html">
 *     X-Amzn-Trace-Id</a>
 */
final class RequestId {

    static final String HEADER = "X-Request-Id";
    static final String AMAZON = "X-Amzn-Trace-Id";

    /** Characters that are safe in log lines and headers. */
    private static final Pattern FORM = Pattern.compile("[\\w.-]{1,64}");

    private static final Pattern ROOT = Pattern.compile("(?:^|;)\\s*Root=([\\w-]{1,64})(?:;|$)");

    private RequestId() {}

    static String of(HttpRequest<?> request) {
        var given = request.getHeaders().get(HEADER);
        if (given != null && FORM.matcher(given).matches()) {
            return given;
        }
        var amazon = request.getHeaders().get(AMAZON);
        var root = amazon == null ? null : ROOT.matcher(amazon);
        return root != null && root.find() ? root.group(1) : UUID.randomUUID().toString();
    }
}
