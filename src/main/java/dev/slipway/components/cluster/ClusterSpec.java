package dev.slipway.components.cluster;

import java.util.Locale;

/**
 * Settings of a cluster.
 *
 * @param containerInsights the level of Container Insights
 */
public record ClusterSpec(ContainerInsights containerInsights) {

    /**
     * The level of metrics that CloudWatch collects, charged by metric, see
     * <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/ContainerInsights.html">Container
     * Insights</a>.
     */
    public enum ContainerInsights {
        DISABLED,
        ENABLED,
        /** Metrics of each container. */
        ENHANCED;

        String written() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
