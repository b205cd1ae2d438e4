package dev.slipway.components.service;

import dev.slipway.base.SpecException;
import java.time.Duration;

/**
 * The error rate at which ECS rolls a deployment back.
 *
 * @param errorPercent the percentage of requests with a 5xx response at which a deployment fails, 1 to 100
 */
public record DeploymentAlarmSpec(int errorPercent) {
    /** 10 percent of the requests. */
    public static final DeploymentAlarmSpec DEFAULT = new DeploymentAlarmSpec(10);

    private static final Duration PERIOD = Duration.ofMinutes(1);

    /** The time in which a task must stay unhealthy after the grace period. */
    private static final Duration UNHEALTHY = Duration.ofMinutes(2);

    /**
     * The longest evaluation of an alarm:
     * <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html">a day</a> with
     * periods of a minute.
     */
    private static final Duration MAX_EVALUATION = Duration.ofDays(1);

    /** @throws SpecException for a percentage beyond the limits */
    public DeploymentAlarmSpec {
        if (errorPercent < 1 || errorPercent > 100) {
            throw new SpecException("errorPercent", "1 to 100 is allowed", "set it to 10");
        }
    }

    /** The number of periods of one minute in which a task must be unhealthy, with a grace period rounded up to minutes. */
    static int unhealthyPeriods(Duration grace) {
        var minutes = (grace.toSeconds() + PERIOD.toSeconds() - 1) / PERIOD.toSeconds() + UNHEALTHY.toMinutes();
        return (int) Math.min(minutes, MAX_EVALUATION.toMinutes());
    }
}
