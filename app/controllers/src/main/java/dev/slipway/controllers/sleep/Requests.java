package dev.slipway.controllers.sleep;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Requests that a load balancer or an API counts. Both report no data without requests
 * (<a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html">"nonzero
 * value"</a>); the reason says so.
 *
 * @param name the name of the metric
 */
record Requests(NamespaceMetrics metrics, String name) implements ActivityReader {

    @Override
    public Reading read(Instant now, Duration idle) {
        var values = metrics.values(List.of(name), "Sum", now, idle).getOrDefault(name, List.of());
        var count = values.stream().mapToDouble(Double::doubleValue).sum();
        if (count > 0) {
            return Reading.active("%.0f requests in the last %d s".formatted(count, idle.toSeconds()));
        }
        return Reading.idle(
                values.isEmpty()
                        ? "%s has no data for the last %d s, which means no requests".formatted(name, idle.toSeconds())
                        : "no request in the last %d s".formatted(idle.toSeconds()));
    }
}
