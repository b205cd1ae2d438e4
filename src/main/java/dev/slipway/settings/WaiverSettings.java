package dev.slipway.settings;

import dev.slipway.analysis.guard.Waiver;
import dev.slipway.base.SpecException;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reader of the waivers of a stack: accepted findings of the guard rails, with reason and end date. */
final class WaiverSettings {
    private static final TextFormat DATE =
            TextFormat.of("a date as in 2030-12-31", "\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])");

    private WaiverSettings() {}

    static List<Waiver> read(List<Section> sections) {
        return sections.stream()
                .map(WaiverSettings::read)
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable Waiver read(Section section) {
        try (section) {
            var rule = section.text("rule", "", TextFormat.ANY);
            var resource = section.text("resource", "", TextFormat.ANY);
            var reason = section.text("reason", "", TextFormat.ANY);
            var until = section.text("until", DATE);
            if (until.isEmpty() && !section.has("until")) {
                section.error("until", "", "missing", "name the day on which the waiver ends, as in 2030-12-31");
            }
            return until.map(text -> section.make("until", (LocalDate) null, () -> day(text)))
                    .map(day -> section.make("rule", (Waiver) null, () -> new Waiver(rule, resource, reason, day)))
                    .orElse(null);
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
