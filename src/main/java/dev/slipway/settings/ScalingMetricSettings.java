package dev.slipway.settings;

import dev.slipway.components.service.MetricTarget;
import dev.slipway.components.service.MetricTarget.Basis;
import dev.slipway.components.service.ScalingMetric;
import dev.slipway.components.service.ScalingMetric.Statistic;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.math.BigDecimal;
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

    /** The metric of a section {@code scale} with its target value, or stand-ins for refused ones; empty if there is none. */
    static Optional<MetricTarget> target(Section scale) {
        try (var section = scale.section("metric")) {
            var metric = metric(section, scale.has("metric"));
            var target = section.decimal(Basis.VALUE.key(), NUMBER);
            var perTask = section.decimal(Basis.PER_TASK.key(), NUMBER);
            if (!scale.has("metric")) {
                return Optional.empty();
            }
            var both = section.has(Basis.VALUE.key());
            if (both == section.has(Basis.PER_TASK.key())) {
                section.error(
                        Basis.VALUE.key(),
                        "",
                        both ? "set beside targetPerTask" : "missing, and so is targetPerTask",
                        "set target for a metric that falls when tasks are added, targetPerTask for a total");
            }
            var basis = both || !section.has(Basis.PER_TASK.key()) ? Basis.VALUE : Basis.PER_TASK;
            var value = (basis == Basis.VALUE ? target : perTask).orElse(BigDecimal.ONE);
            return section.make(() -> new MetricTarget(metric.orElse(STAND_IN), value, basis))
                    .or(() -> Optional.of(new MetricTarget(STAND_IN, BigDecimal.ONE, basis)));
        }
    }

    /**
     * The metric that a section names; empty if it is refused, or the stack file has no such section.
     *
     * @param declared true if the stack file has the section
     */
    static Optional<ScalingMetric> metric(Section section, boolean declared) {
        var namespace = section.text("namespace", "", TextFormat.ANY);
        var name = section.text("name", "", TextFormat.ANY);
        var dimensions = section.map("dimensions", TextFormat.ANY, TextFormat.ANY);
        var statistic = section.choice("statistic", Statistic.AVERAGE);
        return declared
                ? section.make(() -> new ScalingMetric(namespace, name, dimensions, statistic))
                : Optional.empty();
    }
}
