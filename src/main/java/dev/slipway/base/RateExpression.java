package dev.slipway.base;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A <a href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#rate-based">rate</a> of EventBridge
 * Scheduler: {@code rate(…)} with a number of minutes, hours or days. A day has 24 hours.
 */
public record RateExpression(String text) {
    private static final Pattern RATE = Pattern.compile("rate\\((\\d{1,6}) (minute|hour|day)(s?)\\)");

    /** @throws SpecException for an expression that AWS refuses */
    public RateExpression {
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

    /** True for a text that is meant as a rate. */
    public static boolean isRate(String text) {
        return text.startsWith("rate(");
    }

    /** The number and the unit, such as {@code 5 minutes}. */
    public String interval() {
        return text.substring("rate(".length(), text.length() - 1);
    }

    /** The time from one run to the next. */
    public Duration duration() {
        var rate = RATE.matcher(text);
        rate.matches();
        var unit = ChronoUnit.valueOf(rate.group(2).toUpperCase(Locale.ROOT) + "S");
        return Duration.of(Long.parseLong(rate.group(1)), unit);
    }
}
