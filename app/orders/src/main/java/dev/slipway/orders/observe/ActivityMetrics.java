package dev.slipway.orders.observe;

import dev.slipway.orders.server.Connections;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes {@code ActiveConnections} and {@code LastActivityEpochSeconds} for the sleep controller,
 * as log lines in the embedded metric format. Health checks do not count.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">
 *     Embedded metric format</a>
 */
@Singleton
@Requires(property = "orders.activity.enabled", value = "true")
final class ActivityMetrics {

    private static final Logger LOG = LoggerFactory.getLogger(ActivityMetrics.class);
    private static final String CONNECTIONS = "ActiveConnections";
    private static final String LAST = "LastActivityEpochSeconds";
    private static final String SERVICE = "Service";

    private final Connections connections;
    private final Clock clock;
    private final String namespace;
    private final String service;

    ActivityMetrics(
            Connections connections,
            Clock clock,
            @Property(name = "orders.activity.namespace") String namespace,
            @Property(name = "orders.activity.service") String service) {
        this.connections = connections;
        this.clock = clock;
        this.namespace = namespace;
        this.service = service;
    }

    @Scheduled(fixedRate = "${orders.activity.every}", initialDelay = "1s")
    void publish() {
        var metrics = Map.of(
                "Namespace",
                namespace,
                "Dimensions",
                List.of(List.of(SERVICE)),
                "Metrics",
                List.of(Map.of("Name", CONNECTIONS, "Unit", "Count"), Map.of("Name", LAST, "Unit", "Seconds")));
        LOG.atInfo()
                .addKeyValue("_aws", Map.of("Timestamp", clock.millis(), "CloudWatchMetrics", List.of(metrics)))
                .addKeyValue(SERVICE, service)
                .addKeyValue(CONNECTIONS, connections.active())
                .addKeyValue(LAST, connections.lastActivity().getEpochSecond())
                .log("Activity");
    }
}
