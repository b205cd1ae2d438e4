package dev.slipway.base;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;
import java.util.function.Function;

/**
 * The days of an <a href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#cron-based">AWS cron
 * expression</a>, with its wildcards {@code L}, {@code W} and {@code #}.
 *
 * @param ofMonth the field of the days of the month, or {@code ?}
 * @param numbersOfMonth gives the days of a field without a wildcard
 * @param ofWeek the field of the days of the week, or {@code ?}
 * @param numbersOfWeek gives the days of a field without a wildcard, and the number of a single day; 1 is Sunday
 */
record CronDays(
        String ofMonth,
        Function<String, Set<Integer>> numbersOfMonth,
        String ofWeek,
        Function<String, Set<Integer>> numbersOfWeek) {
    private static final String LAST = "L";
    private static final int END_OF_WEEK = 7;

    boolean contains(LocalDate date) {
        return ofWeek.equals("?") ? isDayOfMonth(date) : isDayOfWeek(date);
    }

    private boolean isDayOfMonth(LocalDate date) {
        var last = date.lengthOfMonth();
        if (ofMonth.equals(LAST)) {
            return date.getDayOfMonth() == last;
        }
        if (!ofMonth.endsWith("W")) {
            return numbersOfMonth.apply(ofMonth).contains(date.getDayOfMonth());
        }
        var day = ofMonth.equals("LW") ? last : Integer.parseInt(ofMonth.substring(0, ofMonth.length() - 1));
        return day <= last && date.equals(nearestWeekday(date.withDayOfMonth(day)));
    }

    /** The weekday nearest to a day, in the same month. */
    private static LocalDate nearestWeekday(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.getDayOfMonth() == 1 ? day.plusDays(2) : day.minusDays(1);
            case SUNDAY -> day.getDayOfMonth() == day.lengthOfMonth() ? day.minusDays(2) : day.plusDays(1);
            default -> day;
        };
    }

    private boolean isDayOfWeek(LocalDate date) {
        var number = number(date.getDayOfWeek());
        if (ofWeek.equals(LAST)) {
            return number == END_OF_WEEK;
        }
        var parts = ofWeek.split("#");
        if (parts.length == 2) {
            var which = TemporalAdjusters.dayOfWeekInMonth(Integer.parseInt(parts[1]), date.getDayOfWeek());
            return numbersOfWeek.apply(parts[0]).contains(number) && date.equals(date.with(which));
        }
        if (ofWeek.endsWith(LAST)) {
            var isLast = date.getDayOfMonth() > date.lengthOfMonth() - DayOfWeek.values().length;
            return isLast
                    && numbersOfWeek
                            .apply(ofWeek.substring(0, ofWeek.length() - 1))
                            .contains(number);
        }
        return numbersOfWeek.apply(ofWeek).contains(number);
    }

    /** The number of AWS: 1 for Sunday, 7 for Saturday. */
    private static int number(DayOfWeek day) {
        return day.getValue() % DayOfWeek.values().length + 1;
    }
}
