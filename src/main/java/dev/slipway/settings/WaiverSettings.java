package dev.slipway.settings;

import dev.slipway.analysis.guard.Waiver;
import dev.slipway.base.SpecException;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** Reader of the waivers of a stack: accepted findings of the guard rails, with reason and end date. */
final class WaiverSettings {
    private static final TextFormat DATE =
            TextFormat.of("a date as in 2030-12-31", "\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])");

    private WaiverSettings() {}

    static List<Waiver> read(List<Section> sections) {
        return sections.stream().flatMap(section -> read(section).stream()).toList();
    }

    private static Optional<Waiver> read(Section section) {
        try (section) {
            var rule = section.text("rule", "", TextFormat.ANY);
            var resource = section.text("resource", "", TextFormat.ANY);
            var variable = section.text("variable", "", TextFormat.ANY);
            var reason = section.text("reason", "", TextFormat.ANY);
            var until = section.text("until", DATE);
            if (until.isEmpty() && !section.has("until")) {
                section.error("until", "", "missing", "set it to the last day of the waiver, as in 2030-12-31");
            }
            return until.flatMap(text -> section.make(() -> day(text)))
                    .flatMap(day -> section.make(() -> new Waiver(rule, resource, variable, reason, day)));
        }
    }

    /** The date; the format alone allows days that no month has. */
    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new SpecException("until", DATE.description() + " is allowed", "correct it");
        }
    }
}
