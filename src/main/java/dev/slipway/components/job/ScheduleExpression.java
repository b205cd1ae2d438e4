package dev.slipway.components.job;

import dev.slipway.base.CronExpression;
import dev.slipway.base.RateExpression;
import dev.slipway.base.SpecException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A recurring time of
 * <a href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html">EventBridge Scheduler</a>:
 * {@code cron(…)} with the six fields of {@link CronExpression}, or {@code rate(…)} with a number of minutes, hours or days.
 */
public record ScheduleExpression(String text) {
    private static final Pattern CRON = Pattern.compile("cron\\((.*)\\)");
    private static final String ALLOWED = "cron(…) with six fields or rate(…) is allowed";

    /** @throws SpecException for an expression that AWS refuses, with the AWS form of a cron expression of five fields */
    public ScheduleExpression {
        var cron = CRON.matcher(text);
        if (cron.matches() && UnixCron.of(cron.group(1)).isEmpty()) {
            new CronExpression(cron.group(1));
        } else if (RateExpression.isRate(text)) {
            new RateExpression(text);
        } else {
            var written = cron.matches() ? cron.group(1) : text;
            throw new SpecException(ALLOWED, fix(written));
        }
    }

    private static String fix(String written) {
        return UnixCron.of(written)
                .map(unix -> unix.aws()
                        .map("write it as %s"::formatted)
                        .orElse("write two schedules, since AWS combines no day of month with a day of week"))
                .or(() -> sixFields(written).map("write it as %s"::formatted))
                .orElse("write it as in cron(0 23 ? * MON-FRI *) or rate(5 minutes)");
    }

    /** The six fields of AWS without {@code cron(…)}. */
    private static Optional<String> sixFields(String written) {
        try {
            return Optional.of(new CronExpression(written).expression());
        } catch (SpecException other) {
            return Optional.empty();
        }
    }

    /** True for {@code rate(…)}, which has no time zone. */
    public boolean isRate() {
        return RateExpression.isRate(text);
    }
}
