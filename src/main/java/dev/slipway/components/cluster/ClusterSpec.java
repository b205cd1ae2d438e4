package dev.slipway.components.cluster;

import java.util.Locale;

/**
 * Settings of an ECS cluster.
 *
 * @param containerInsights metrics that CloudWatch collects
 */
public record ClusterSpec(ContainerInsights containerInsights) {

    /**
     * Container Insights, the metrics that CloudWatch collects of a cluster, priced per metric; see
     * <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/ContainerInsights.html">Container
     * Insights</a>.
     */
    public enum ContainerInsights {
        DISABLED,
        ENABLED,
        /** Enhanced observability, with metrics of each container. */
        ENHANCED;

        /** The value of the cluster's setting {@code containerInsights}. */
        public String written() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
