package dev.slipway.settings;

import dev.slipway.components.service.BacklogTarget;
import dev.slipway.components.service.Capacity;
import dev.slipway.components.service.ScalingSchedule;
import dev.slipway.components.service.ScalingSpec;
import dev.slipway.components.service.ScalingSpec.Cooldown;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.util.Optional;

/** Reader of a section {@code scale}. */
final class ScalingSettings {
    private static final String IN = "scaleInCooldownSeconds";
    private static final String OUT = "scaleOutCooldownSeconds";
    private static final String QUEUE = "queue";
    private static final String PER_TASK = "perTask";

    /** The expression of a refused schedule. */
    private static final String STAND_IN_CRON = "0 0 * * ? *";

    private ScalingSettings() {}

    static ScalingSpec read(Section section) {
        try (section) {
            section.renamed("coolIn", IN).renamed("coolOut", OUT);
            var spec = ScalingSpec.NONE
                    .withCpu(section.integer("cpu", 1, 100))
                    .withMemory(section.integer("memory", 1, 100))
                    .withRequests(section.integer("requests", 1, 1_000_000))
                    .withResponseTimeMillis(
                            section.integer("responseTimeMillis", 1, ScalingSpec.MAX_RESPONSE_TIME_MILLIS))
                    .withMetric(ScalingMetricSettings.target(section))
                    .withBacklog(backlog(section))
                    .withSteps(StepScalingSettings.read(section))
                    .withCooldown(new Cooldown(
                            section.integer(IN, Cooldown.DEFAULT.in(), 0, Cooldown.MAX),
                            section.integer(OUT, Cooldown.DEFAULT.out(), 0, Cooldown.MAX)));
            var schedules = section.list("schedule").stream()
                    .map(ScalingSettings::schedule)
                    .toList();
            return section.make(() -> spec.withSchedules(schedules))
                    .orElseGet(() -> spec.withSchedules(schedules.subList(0, 1)));
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

    /** A scheduled action; a stand-in for a refused one, so that the positions of the others stay. */
    private static ScalingSchedule schedule(Section section) {
        try (section) {
            var name = section.text("name", "", TextFormat.NAME);
            var cron = section.text("cron", "", TextFormat.ANY);
            var timeZone = section.renamed("timezone", "timeZone").text("timeZone", "UTC", TextFormat.ANY);
            var min = section.integer("min", 0, 0, Capacity.MAX_TASKS);
            var max = section.integer("max", 1, 0, Capacity.MAX_TASKS);
            var most = section.refused("max") ? Capacity.MAX_TASKS : max;
            if (!section.has("name")) {
                section.error("name", "", "missing", "name the schedule, as in night");
            }
            return section.make(() -> new ScalingSchedule(name, cron, timeZone, min, most))
                    .orElseGet(() -> new ScalingSchedule(name, STAND_IN_CRON, "UTC", 0, 1));
        }
    }
}
