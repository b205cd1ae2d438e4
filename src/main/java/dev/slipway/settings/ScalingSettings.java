package dev.slipway.settings;

import dev.slipway.base.CronExpression;
import dev.slipway.base.Timing;
import dev.slipway.components.service.BacklogTarget;
import dev.slipway.components.service.Capacity;
import dev.slipway.components.service.ScalingSchedule;
import dev.slipway.components.service.ScalingSpec;
import dev.slipway.components.service.ScalingSpec.Cooldown;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.util.List;
import java.util.Optional;

/** Reader of a section {@code scale}. */
final class ScalingSettings {
    private static final String IN = "scaleInCooldownSeconds";
    private static final String OUT = "scaleOutCooldownSeconds";
    private static final String QUEUE = "queue";
    private static final String PER_TASK = "perTask";

    private ScalingSettings() {}

    static ScalingSpec read(Section section) {
        try (section) {
            section.renamed("coolIn", IN).renamed("coolOut", OUT);
            return new ScalingSpec(
                    section.integer("cpu", 1, 100),
                    section.integer("memory", 1, 100),
                    section.integer("requests", 1, 1_000_000),
                    section.integer("responseTimeMillis", 1, ScalingSpec.MAX_RESPONSE_TIME_MILLIS),
                    ScalingMetricSettings.target(section),
                    backlog(section),
                    StepScalingSettings.read(section),
                    new Cooldown(
                            section.integer(IN, Cooldown.DEFAULT.in(), 0, Cooldown.MAX),
                            section.integer(OUT, Cooldown.DEFAULT.out(), 0, Cooldown.MAX)),
                    schedules(section.list("schedule")));
        }
    }

    private static Optional<BacklogTarget> backlog(Section scale) {
        try (var section = scale.section("backlog")) {
            var queue = section.text(QUEUE, TextFormat.NAME);
            var perTask = section.integer(PER_TASK, 1, BacklogTarget.MAX_PER_TASK);
            if (!scale.has("backlog")) {
                return Optional.empty();
            }
            if (!section.has(QUEUE)) {
                section.error(QUEUE, "", "missing", "set it to a queue of slipway:storage");
            }
            if (!section.has(PER_TASK)) {
                section.error(PER_TASK, "", "missing", "set it to the messages that one task may have, as in 100");
            }
            return queue.isPresent() && perTask.isPresent()
                    ? section.make(() -> new BacklogTarget(queue.get(), perTask.getAsInt()))
                    : Optional.empty();
        }
    }

    private static List<ScalingSchedule> schedules(List<Section> sections) {
        return sections.stream().flatMap(section -> schedule(section).stream()).toList();
    }

    private static Optional<ScalingSchedule> schedule(Section section) {
        try (section) {
            var name = section.text("name", "", TextFormat.NAME);
            var cron = section.text("cron", "", TextFormat.ANY);
            var timeZone = section.renamed("timezone", "timeZone").text("timeZone", "UTC", TextFormat.ANY);
            var min = section.integer("min", 0, 0, Capacity.MAX_TASKS);
            var max = section.integer("max", 1, 0, Capacity.MAX_TASKS);
            section.make("cron", () -> new CronExpression(cron));
            section.make(() -> Timing.checkZone(timeZone));
            return section.refused("cron") || section.refused("timeZone")
                    ? Optional.empty()
                    : section.make(() -> new ScalingSchedule(name, cron, timeZone, min, max));
        }
    }
}
