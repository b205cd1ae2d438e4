package dev.slipway.settings;

import dev.slipway.service.Scaling;
import dev.slipway.service.Scaling.Cooldown;
import dev.slipway.service.Scaling.Schedule;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What scales a service. */
final class ScalingSettings {
    private ScalingSettings() {}

    static Scaling read(Section section) {
        try (section) {
            return new Scaling(
                    section.integer("cpu", 1, 100),
                    section.integer("memory", 1, 100),
                    section.integer("requests", 1, 1_000_000),
                    new Cooldown(
                            section.integer("coolIn", Cooldown.DEFAULT.in(), 0, 3600),
                            section.integer("coolOut", Cooldown.DEFAULT.out(), 0, 3600)),
                    schedules(section.list("schedule")));
        }
    }

    private static List<Schedule> schedules(List<Section> sections) {
        return sections.stream()
                .map(ScalingSettings::schedule)
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable Schedule schedule(Section section) {
        try (section) {
            var name = section.text("name", "", Form.NAME);
            var cron = section.text("cron", "", Form.ANY);
            var timezone = section.text("timezone", "UTC", Form.ANY);
            var min = section.integer("min", 0, 0, 5000);
            var max = section.integer("max", 1, 0, 5000);
            return section.make("cron", null, () -> new Schedule(name, cron, timezone, min, max));
        }
    }
}
