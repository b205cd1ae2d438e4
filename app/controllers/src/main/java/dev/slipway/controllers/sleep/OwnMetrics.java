package dev.slipway.controllers.sleep;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Metrics that the service publishes, at least once a minute: {@code ActiveConnections}, and {@code
 * LastActivityEpochSeconds}, the seconds since 1970 of the last use. The service is idle if it had no connection in the
 * whole span and the last use is before it. Without either metric the use is unknown.
 */
record OwnMetrics(NamespaceMetrics metrics) implements ActivityReader {
    private static final String CONNECTIONS = "ActiveConnections";
    private static final String LAST = "LastActivityEpochSeconds";

    @Override
    public Reading read(Instant now, Duration idle) {
        var values = metrics.values(List.of(CONNECTIONS, LAST), "Maximum", now, idle);
        for (var name : List.of(CONNECTIONS, LAST)) {
            if (values.getOrDefault(name, List.of()).isEmpty()) {
                return Reading.unknown(
                        "%s in %s has no data for the last %d s; check that the service publishes it with these dimensions"
                                .formatted(name, metrics.namespace(), idle.toSeconds()));
            }
        }
        var connections = highest(values.getOrDefault(CONNECTIONS, List.of()));
        if (connections > 0) {
            return Reading.active("up to %.0f connections in the last %d s".formatted(connections, idle.toSeconds()));
        }
        var since = now.getEpochSecond() - (long) highest(values.getOrDefault(LAST, List.of()));
        return since < idle.toSeconds()
                ? Reading.active("last used %d s ago, less than %d s".formatted(since, idle.toSeconds()))
                : Reading.idle("no connection, and last used %d s ago".formatted(since));
    }

    private static double highest(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }
}
