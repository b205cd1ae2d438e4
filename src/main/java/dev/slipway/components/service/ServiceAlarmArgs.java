package dev.slipway.components.service;

import dev.slipway.components.alarm.AlarmTopic;

/**
 * What of a service somebody is told.
 *
 * @param topic who is told
 * @param cpu percent of the tasks' CPU above which they are too busy, 1 to 100
 * @param memory percent of the tasks' memory above which they are too full, 1 to 100
 */
public record ServiceAlarmArgs(AlarmTopic topic, int cpu, int memory) {
    /**
     * Percent of the CPU, which is what
     * <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html#ECS">
     * AWS recommends</a>.
     */
    public static final int CPU = 80;

    /** Percent of the memory: AWS recommends 80, where a JVM is that has the usual 75 percent for its heap. */
    public static final int MEMORY = 90;

    /** The limits that most services can live with. */
    public static ServiceAlarmArgs of(AlarmTopic topic) {
        return new ServiceAlarmArgs(topic, CPU, MEMORY);
    }
}
