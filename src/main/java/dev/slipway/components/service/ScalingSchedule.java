package dev.slipway.components.service;

import dev.slipway.base.CronExpression;
import dev.slipway.base.SpecErrors;
import dev.slipway.base.SpecException;
import dev.slipway.base.Timing;

/**
 * A scheduled action: a minimum and maximum number of tasks from a point in time on, until another schedule changes
 * them.
 *
 * @param name a name that is unique in the service
 * @param cron the six fields of an
 *     <a href="https://docs.aws.amazon.com/autoscaling/application/userguide/scheduled-scaling-using-cron-expressions.html">
 *     AWS cron expression</a>: minutes, hours, day of month, month, day of week, year
 * @param timeZone a name of the tz database, such as {@code Europe/Berlin}
 * @param min the minimum number of tasks, 0 to {@code max}
 * @param max the maximum number of tasks
 */
public record ScalingSchedule(String name, String cron, String timeZone, int min, int max) {
    /** @throws SpecException for an expression or a time zone that AWS refuses, and for a minimum above the maximum */
    public ScalingSchedule {
        var errors = new SpecErrors();
        errors.check("cron", () -> new CronExpression(cron));
        errors.check("timeZone", () -> Timing.checkZone(timeZone));
        if (min < 0 || min > max) {
            errors.add("min", "min %d must be 0 to max %d".formatted(min, max), "lower min or raise max");
        }
        errors.throwAll();
    }
}
