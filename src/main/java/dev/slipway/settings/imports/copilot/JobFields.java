package dev.slipway.settings.imports.copilot;

import dev.slipway.settings.imports.SourceField;
import dev.slipway.settings.imports.SourceFields;
import dev.slipway.settings.imports.copilot.ContainerFields.Durations;
import java.time.Duration;
import java.util.Map;

/** Reader of the schedule, the time limit and the retries of a scheduled job. */
final class JobFields {
    private static final String NEVER = "none";
    private static final String EVERY = "@every ";
    private static final int MAX_RETRIES = 10;
    private static final int MAX_MINUTES = 20160;
    private static final Map<String, String> PRESETS = Map.of(
            "@hourly", "0 * * * ? *",
            "@daily", "0 0 * * ? *",
            "@midnight", "0 0 * * ? *",
            "@weekly", "0 0 ? * 1 *",
            "@monthly", "0 0 1 * ? *",
            "@yearly", "0 0 1 1 ? *",
            "@annually", "0 0 1 1 ? *");

    private JobFields() {}

    static void read(Workload workload) {
        var draft = workload.draft();
        var fields = workload.fields();
        var trigger = fields.section("on");
        var schedule = trigger.flatMap(on -> on.text("schedule"));
        if (schedule.isEmpty()) {
            workload.errors()
                    .add(
                            trigger.map(SourceFields::source).orElse(workload.source()),
                            "on.schedule is required; write it as in \"@daily\", or \"none\"");
        }
        schedule.ifPresent(field -> schedule(workload, field));
        fields.integer("retries", 0, 1000).ifPresent(retries -> {
            if (retries.value() > MAX_RETRIES) {
                draft.change("retries", MAX_RETRIES, retries.source(), "up to 10 retries");
            } else {
                draft.change(
                        "retries",
                        retries.value(),
                        retries.source(),
                        "the waits between attempts are 1, 2, 4 minutes, longer than Copilot's");
            }
        });
        fields.duration("timeout")
                .ifPresentOrElse(
                        timeout -> {
                            var minutes = Math.max(1, Math.min(MAX_MINUTES, Durations.minutes(timeout.value())));
                            if (minutes * 60 == Durations.seconds(timeout.value())) {
                                draft.take("timeoutMinutes", minutes, timeout.source());
                            } else {
                                draft.change(
                                        "timeoutMinutes",
                                        minutes,
                                        timeout.source(),
                                        "whole minutes, rounded up, for each attempt");
                            }
                        },
                        () -> draft.preset(
                                "timeoutMinutes",
                                MAX_MINUTES,
                                workload.source(),
                                "Copilot has no time limit by default; this is the longest"));
        draft.preset(
                "overlap",
                "allow",
                workload.source(),
                "Copilot starts a run while an earlier one is not done; skip does not");
        fields.value("count").ifPresent(count -> workload.report().ignored(count, "a run of a job is one task"));
    }

    private static void schedule(Workload workload, SourceField<String> field) {
        var text = field.value().strip();
        if (text.equals(NEVER)) {
            workload.report().taken(field.source(), workload.draft().key("schedule"));
        } else if (text.matches("(rate|cron)\\(.*\\)")) {
            workload.draft().take("schedule", text, field.source());
        } else if (PRESETS.containsKey(text)) {
            workload.draft().take("schedule", "cron(%s)".formatted(PRESETS.get(text)), field.source());
        } else if (text.startsWith(EVERY)) {
            every(workload, field, text.substring(EVERY.length()).strip());
        } else {
            cron(workload, field, text.split("\\s+"));
        }
    }

    private static void every(Workload workload, SourceField<String> field, String interval) {
        var time = SourceFields.durationOf(interval).orElse(Duration.ZERO);
        var minutes = time.toMinutes();
        if (minutes < 1 || !Duration.ofMinutes(minutes).equals(time)) {
            workload.errors()
                    .add(field.source(), "an interval of whole minutes is allowed; write it as in @every 1h30m");
            return;
        }
        workload.draft()
                .take("schedule", "rate(%d minute%s)".formatted(minutes, minutes == 1 ? "" : "s"), field.source());
    }

    /** The six fields of AWS for the five of cron: one of both days is a question mark, and Sunday is 1. */
    private static void cron(Workload workload, SourceField<String> field, String[] parts) {
        if (parts.length != 5) {
            workload.errors()
                    .add(
                            field.source(),
                            "a cron expression of five fields, cron(…), rate(…), @every, @daily or none is allowed; write one");
            return;
        }
        var isAnyDay = parts[2].matches(".*[*?].*");
        var isAnyWeekday = parts[4].matches(".*[*?].*");
        if (!isAnyDay && !isAnyWeekday) {
            workload.errors()
                    .add(
                            field.source(),
                            "AWS allows a day of the month or a day of the week, not both; write * for one");
            return;
        }
        var weekday = new StringBuilder();
        parts[4].chars()
                .forEach(character -> weekday.append(
                        (char) (Character.isDigit(character) ? character == '7' ? '1' : character + 1 : character)));
        var day = isAnyWeekday ? parts[2].equals("?") ? "*" : parts[2] : "?";
        workload.draft()
                .take(
                        "schedule",
                        "cron(%s %s %s %s %s *)"
                                .formatted(parts[0], parts[1], day, parts[3], isAnyWeekday ? "?" : weekday),
                        field.source());
    }
}
