package dev.slipway.settings;

import dev.slipway.components.service.MetricTarget;
import dev.slipway.components.service.MetricTarget.Basis;
import dev.slipway.components.service.ScalingMetric;
import dev.slipway.components.service.ScalingMetric.Statistic;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.util.Map;
import java.util.Optional;

/** Reader of a section {@code metric}: a metric of CloudWatch, and the value at which target tracking holds it. */
final class ScalingMetricSettings {
    /** A value of a metric. */
    static final TextFormat NUMBER = TextFormat.of("a number", "-?\\d{1,15}(\\.\\d{1,9})?");

    /** Replaces a refused metric, so that the target and the steps are checked too. */
    static final ScalingMetric STAND_IN =
            new ScalingMetric("Unknown", "unknown", Map.of("Name", "unknown"), Statistic.AVERAGE);

    private ScalingMetricSettings() {}

    /** The metric of a section {@code scale} with its target value; empty if there is none. */
    static Optional<MetricTarget> target(Section scale) {
        try (var section = scale.section("metric")) {
            var metric = metric(section);
            var target = section.decimal(Basis.VALUE.key(), NUMBER);
            var perTask = section.decimal(Basis.PER_TASK.key(), NUMBER);
            if (!scale.has("metric") || section.refused(Basis.VALUE.key()) || section.refused(Basis.PER_TASK.key())) {
                return Optional.empty();
            }
            if (target.isPresent() == perTask.isPresent()) {
                section.error(
                        Basis.VALUE.key(),
                        "",
                        target.isPresent() ? "set beside targetPerTask" : "missing, and so is targetPerTask",
                        "set target for a metric that falls when tasks are added, targetPerTask for a total");
                return Optional.empty();
            }
            var basis = target.isPresent() ? Basis.VALUE : Basis.PER_TASK;
            var value = target.or(() -> perTask).orElseThrow();
            var checked = section.make(() -> new MetricTarget(metric.orElse(STAND_IN), value, basis));
            return metric.isPresent() ? checked : Optional.empty();
        }
    }

    /** The metric that a section names; empty if it is refused, or the stack file has no such section. */
    static Optional<ScalingMetric> metric(Section section) {
        var namespace = section.text("namespace", "", TextFormat.ANY);
        var name = section.text("name", "", TextFormat.ANY);
        var dimensions = section.map("dimensions", TextFormat.ANY, TextFormat.ANY);
        var statistic = section.choice("statistic", Statistic.AVERAGE);
        return section.keys().isEmpty()
                ? Optional.empty()
                : section.make(() -> new ScalingMetric(namespace, name, dimensions, statistic));
    }
}
