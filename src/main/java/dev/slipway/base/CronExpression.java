package dev.slipway.base;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A recurring point in time, in the six fields of an
 * <a href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#cron-based">AWS cron expression</a>:
 * minutes, hours, day of month, month, day of week, year. One of the two days must be {@code ?}.
 *
 * @param text the fields with a space between them, such as {@code 0 23 * * ? *}
 */
public record CronExpression(String text) {
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

    /** Matches no text: a field without special values. */
    private static final Pattern NOTHING = Pattern.compile("(?!)");

    private static final Pattern OF_MONTH = Pattern.compile("\\?|L|LW|([1-9]|[12][0-9]|3[01])W");
    private static final Pattern OF_WEEK = Pattern.compile("\\?|L|([1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)(L|#[1-5])");

    private static final List<Field> FIELDS = List.of(
            new Field("minutes", 0, 59, List.of(), NOTHING),
            new Field("hours", 0, 23, List.of(), NOTHING),
            new Field("day of month", 1, 31, List.of(), OF_MONTH),
            new Field("month", 1, 12, MONTHS, NOTHING),
            new Field("day of week", 1, 7, DAYS, OF_WEEK),
            new Field("year", 1970, 2199, List.of(), NOTHING));

    /** @throws SpecException for an expression that AWS refuses, naming the field */
    public CronExpression {
        var fields = text.split(" ", -1);
        if (fields.length != FIELDS.size()) {
            throw new SpecException(
                    "six fields as in \"0 8 ? * MON-FRI *\" are allowed",
                    "write minutes, hours, day of month, month, day of week and year");
        }
        var errors = new SpecErrors();
        for (var i = 0; i < fields.length; i++) {
            var position = i;
            errors.check("", () -> FIELDS.get(position).check(fields[position]));
        }
        if (fields[2].equals("?") == fields[4].equals("?")) {
            errors.add(
                    "day of month %s and day of week %s: one of them and not both must be ?"
                            .formatted(fields[2], fields[4]),
                    "write ? for the one that does not matter");
        }
        errors.throwAll();
    }

    /**
     * An expression as EventBridge Scheduler takes it.
     *
     * @param expression {@code cron(…)}
     * @throws SpecException for an expression that AWS refuses
     */
    public static CronExpression parse(String expression) {
        return new CronExpression(expression.replaceFirst("^cron\\((.*)\\)$", "$1"));
    }

    /**
     * The mean number of times in a month, without regard to the year; a special day such as {@code L} is one of the month.
     *
     * @param days the mean number of days of a month
     */
    public double perMonth(double days) {
        var fields = text.split(" ", -1);
        var times = FIELDS.get(0).values(fields[0]).size()
                * FIELDS.get(1).values(fields[1]).size();
        var months = FIELDS.get(3).values(fields[3]).size() / 12.0;
        return times * months * daysPerMonth(fields[2], fields[4], days);
    }

    private static double daysPerMonth(String ofMonth, String ofWeek, double days) {
        if (!ofMonth.equals("?")) {
            var special = OF_MONTH.matcher(ofMonth).matches();
            return special ? 1 : Math.min(days, FIELDS.get(2).values(ofMonth).size());
        }
        var special = OF_WEEK.matcher(ofWeek).matches() && ofWeek.length() > 1;
        return special ? 1 : FIELDS.get(4).values(ofWeek).size() / 7.0 * days;
    }

    /**
     * The first time after another one, in the time zone of that one; empty if the years of the expression have passed. Local
     * times that a change to daylight saving time leaves out are skipped, and those that the change back repeats count once, as
     * <a href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#daylist-savings-time">EventBridge
     * Scheduler</a> counts them; that it is the first one of the two is not documented.
     */
    public Optional<ZonedDateTime> next(ZonedDateTime after) {
        var fields = text.split(" ", -1);
        var years = FIELDS.get(5).values(fields[5]);
        var days = new CronDays(fields[2], FIELDS.get(2)::values, fields[4], FIELDS.get(4)::values);
        var months = FIELDS.get(3).values(fields[3]);
        var times = times(fields[0], fields[1]);
        var end = LocalDate.of(years.last(), 12, 31);
        for (var date = after.toLocalDate(); !date.isAfter(end); date = date.plusDays(1)) {
            if (!years.contains(date.getYear()) || !months.contains(date.getMonthValue()) || !days.contains(date)) {
                continue;
            }
            for (var time : times) {
                var local = date.atTime(time);
                var exists = !after.getZone().getRules().getValidOffsets(local).isEmpty();
                var next = local.atZone(after.getZone());
                if (exists && next.isAfter(after)) {
                    return Optional.of(next);
                }
            }
        }
        return Optional.empty();
    }

    private static List<LocalTime> times(String minutes, String hours) {
        return FIELDS.get(1).values(hours).stream()
                .flatMap(hour -> FIELDS.get(0).values(minutes).stream().map(minute -> LocalTime.of(hour, minute)))
                .toList();
    }

    /** The expression as EventBridge Scheduler takes it: {@code cron(…)}. */
    public String expression() {
        return "cron(%s)".formatted(text);
    }

    /**
     * One of the six fields.
     *
     * @param names of the numbers from {@code min} on; may be empty
     * @param special further values that the whole field may have
     */
    private record Field(String name, int min, int max, List<String> names, Pattern special) {
        void check(String text) {
            if (special.matcher(text).matches()) {
                return;
            }
            for (var part : text.split(",", -1)) {
                if (!allows(part)) {
                    throw new SpecException(
                            "%s %s: %d to %d%s, alone or as in 1,2 or 1-5 or */2, is allowed"
                                    .formatted(name, text, min, max, range()),
                            "correct it");
                }
            }
        }

        private String range() {
            return names.isEmpty() ? "" : " or %s to %s".formatted(names.get(0), names.get(names.size() - 1));
        }

        private boolean allows(String part) {
            var slash = part.split("/", -1);
            if (slash.length > 2 || slash.length == 2 && !isStep(slash[1])) {
                return false;
            }
            var ends = slash[0].split("-", -1);
            if (slash[0].equals("*")) {
                return true;
            }
            return switch (ends.length) {
                case 1 -> value(ends[0]) >= 0;
                // A range of days may go over the end of the week, as in FRI-MON.
                case 2 ->
                    value(ends[0]) >= 0
                            && value(ends[1]) >= 0
                            && (names.equals(DAYS) || value(ends[0]) <= value(ends[1]));
                default -> false;
            };
        }

        /** The numbers of a field that is allowed. */
        NavigableSet<Integer> values(String text) {
            var values = new TreeSet<Integer>();
            for (var part : text.split(",", -1)) {
                var slash = part.split("/", -1);
                var ends = slash[0].split("-", -1);
                var step = slash.length == 2 ? Integer.parseInt(slash[1]) : 1;
                var isAny = slash[0].equals("*");
                var first = isAny ? min : value(ends[0]);
                var last = isAny || ends.length == 1 && slash.length == 2 ? max : value(ends[ends.length - 1]);
                var size = max - min + 1;
                for (var number = first; number <= (last < first ? last + size : last); number += step) {
                    values.add(min + (number - min) % size);
                }
            }
            return values;
        }

        private boolean isStep(String text) {
            return NUMBER.matcher(text).matches() && Integer.parseInt(text) >= 1;
        }

        /** The number of a value, by its digits or its name; -1 for any other text. */
        private int value(String text) {
            if (names.contains(text)) {
                return min + names.indexOf(text);
            }
            var number = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : -1;
            return number >= min && number <= max ? number : -1;
        }
    }
}
