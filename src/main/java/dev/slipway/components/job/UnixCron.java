package dev.slipway.components.job;

import dev.slipway.base.CronExpression;
import dev.slipway.base.SpecException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A cron expression as crontab files have it: five fields, or a word such as {@code @daily}. AWS writes six fields, counts the
 * days of the week from 1, and has {@code ?} in the field of one kind of day.
 *
 * @param text the fields with a space between them, or the word
 */
record UnixCron(String text) {
    private static final int FIELDS = 5;
    private static final Pattern EVERY = Pattern.compile("@every (\\d{1,6})(m|h)");
    private static final Pattern DAY_NUMBER = Pattern.compile("(?<![/#\\d])[0-7](?!\\d)");
    private static final Map<String, String> WORDS = Map.of(
            "@hourly", "cron(0 * * * ? *)",
            "@daily", "cron(0 0 * * ? *)",
            "@midnight", "cron(0 0 * * ? *)",
            "@weekly", "cron(0 0 ? * SUN *)",
            "@monthly", "cron(0 0 1 * ? *)",
            "@yearly", "cron(0 0 1 1 ? *)",
            "@annually", "cron(0 0 1 1 ? *)");

    /** The expression; empty for a text of another kind. */
    static Optional<UnixCron> of(String text) {
        var isWord = WORDS.containsKey(text) || EVERY.matcher(text).matches();
        return isWord || text.trim().split("\\s+").length == FIELDS
                ? Optional.of(new UnixCron(text.trim()))
                : Optional.empty();
    }

    /** The expression in the form of AWS; empty if AWS has none for it. */
    Optional<String> aws() {
        if (WORDS.containsKey(text)) {
            return Optional.of(WORDS.get(text));
        }
        var every = EVERY.matcher(text);
        if (every.matches()) {
            var unit = every.group(2).equals("m") ? "minute" : "hour";
            return Optional.of("rate(%s %s%s)"
                    .formatted(every.group(1), unit, every.group(1).equals("1") ? "" : "s"));
        }
        var fields = text.split("\\s+");
        var ofMonth = fields[2];
        var ofWeek = DAY_NUMBER
                .matcher(fields[4])
                .replaceAll(day -> Integer.toString(Integer.parseInt(day.group()) % 7 + 1));
        if (!ofMonth.equals("*") && !ofWeek.equals("*")) {
            return Optional.empty();
        }
        var days = ofWeek.equals("*") ? ofMonth + " %s ?" : "? %s " + ofWeek;
        return valid("%s %s %s *".formatted(fields[0], fields[1], days.formatted(fields[3])));
    }

    private static Optional<String> valid(String fields) {
        try {
            return Optional.of(new CronExpression(fields.toUpperCase(Locale.ROOT)).expression());
        } catch (SpecException refused) {
            return Optional.empty();
        }
    }
}
