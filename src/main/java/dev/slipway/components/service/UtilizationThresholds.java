package dev.slipway.components.service;

/**
 * Utilization of a service's tasks above which an alarm goes off.
 *
 * @param cpu percent of the CPU, 1 to 100
 * @param memory percent of the memory, 1 to 100
 */
public record UtilizationThresholds(int cpu, int memory) {
    /**
     * 80 percent of the CPU, which is what
     * <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html#ECS">
     * AWS recommends</a>, and 90 percent of the memory: AWS recommends 80, but a JVM takes 75 for its heap by common
     * settings.
     */
    public static final UtilizationThresholds DEFAULT = new UtilizationThresholds(80, 90);
}
