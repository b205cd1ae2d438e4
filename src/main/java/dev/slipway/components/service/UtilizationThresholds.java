package dev.slipway.components.service;

/**
 * The thresholds of the utilization alarms of a service.
 *
 * @param cpu the average CPU utilization in percent, 1 to 100
 * @param memory the average memory utilization in percent, 1 to 100
 */
public record UtilizationThresholds(int cpu, int memory) {
    /**
     * 80 percent of the CPU, as
     * <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html#ECS">
     * AWS recommends</a>, and 90 percent of the memory: AWS recommends 80, but the heap of a JVM commonly takes 75.
     */
    public static final UtilizationThresholds DEFAULT = new UtilizationThresholds(80, 90);
}
