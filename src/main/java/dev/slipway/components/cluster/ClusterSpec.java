package dev.slipway.components.cluster;

import java.util.Locale;

/**
 * What a cluster is.
 *
 * @param containerInsights what CloudWatch collects of it
 */
public record ClusterSpec(ContainerInsights containerInsights) {

    /**
     * What CloudWatch collects of a cluster, at a price for each metric, see
     * <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/ContainerInsights.html">Container
     * Insights</a>.
     */
    public enum ContainerInsights {
        DISABLED,
        ENABLED,
        /** Down to each container. */
        ENHANCED;

        String written() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
