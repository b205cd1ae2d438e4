package dev.slipway.settings;

import dev.slipway.analysis.guard.Waiver;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reader of the waivers of a stack: accepted findings of the guard rails, with reason and end date. */
final class WaiverSettings {
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
            var until = section.date("until");
            if (until.isEmpty() && !section.has("until")) {
                section.error("until", "", "missing", "set it to the last day of the waiver, as in 2030-12-31");
            }
            return section.make(() -> new Waiver(rule, resource, variable, reason, until.orElse(LocalDate.MAX)));
        }
    }
}
