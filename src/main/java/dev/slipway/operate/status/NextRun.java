package dev.slipway.operate.status;

import dev.slipway.base.CronExpression;
import dev.slipway.base.RateExpression;
import dev.slipway.operate.DeployedStack;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * The next start of a job. A job without a schedule and events runs on request.
 *
 * @param schedule the expression of its schedule, such as {@code rate(5 minutes)}; empty for none
 * @param timeZone the time zone of the schedule; empty for none
 * @param time the next time at which EventBridge Scheduler starts it; empty for none, and for a rate unless the last run was one
 *     of the schedule, since a rate counts from its deployment
 * @param eventSource the bucket or event bus whose events start it, such as {@code bucket files}; empty for none
 */
public record NextRun(
        Optional<String> schedule, Optional<String> timeZone, Optional<Instant> time, Optional<String> eventSource) {

    /**
     * The next start of a job after a time.
     *
     * @param lastScheduled the time for which the last run was due, or empty
     */
    static NextRun of(DeployedStack stack, String job, Optional<Instant> lastScheduled, Instant now) {
        var schedule = stack.output("schedule_expression", job);
        var timeZone = stack.output("schedule_time_zone", job);
        return new NextRun(
                schedule,
                timeZone,
                schedule.flatMap(expression -> RateExpression.isRate(expression)
                        ? lastScheduled.map(last -> after(last, new RateExpression(expression), now))
                        : CronExpression.parse(expression)
                                .next(now.atZone(ZoneId.of(timeZone.orElse("UTC"))))
                                .map(ZonedDateTime::toInstant)),
                stack.output("event_source", job));
    }

    /** The first time after now that is a multiple of the rate after a time. */
    private static Instant after(Instant last, RateExpression rate, Instant now) {
        var seconds = rate.duration().toSeconds();
        var passed = Math.max(0, now.getEpochSecond() - last.getEpochSecond());
        return last.plusSeconds((passed / seconds + 1) * seconds);
    }
}
