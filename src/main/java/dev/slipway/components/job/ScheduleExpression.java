package dev.slipway.components.job;

import dev.slipway.base.CronExpression;
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
    private static final Pattern RATE = Pattern.compile("rate\\((\\d{1,6}) (minute|hour|day)(s?)\\)");
    private static final String ALLOWED = "cron(…) with six fields or rate(…) is allowed";

    /** @throws SpecException for an expression that AWS refuses, with the AWS form of a cron expression of five fields */
    public ScheduleExpression {
        var cron = CRON.matcher(text);
        if (cron.matches() && UnixCron.of(cron.group(1)).isEmpty()) {
            new CronExpression(cron.group(1));
        } else if (text.startsWith("rate(")) {
            checkRate(text);
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

    /** A <a href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#rate-based">rate</a>. */
    private static void checkRate(String text) {
        var rate = RATE.matcher(text);
        if (!rate.matches() || Integer.parseInt(rate.group(1)) == 0) {
            throw new SpecException(
                    "a rate is a whole number of 1 or more and minutes, hours or days",
                    "write it as in rate(5 minutes)");
        }
        var one = Integer.parseInt(rate.group(1)) == 1;
        if (one == rate.group(3).equals("s")) {
            throw new SpecException(
                    "the unit of 1 is in the singular, of other numbers in the plural",
                    "write it as rate(%s %s%s)".formatted(rate.group(1), rate.group(2), one ? "" : "s"));
        }
    }

    /** True for {@code rate(…)}, which has no time zone. */
    public boolean isRate() {
        return text.startsWith("rate(");
    }
}
