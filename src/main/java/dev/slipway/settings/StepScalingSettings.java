package dev.slipway.settings;

import dev.slipway.components.service.Capacity;
import dev.slipway.components.service.ScalingStep;
import dev.slipway.components.service.ScalingStep.Direction;
import dev.slipway.components.service.ServiceMetric;
import dev.slipway.components.service.StepMetric;
import dev.slipway.components.service.StepScalingSpec;
import dev.slipway.components.service.StepScalingSpec.Evaluation;
import dev.slipway.settings.reader.EnumNames;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Reader of a section {@code steps} of {@code scale}. */
final class StepScalingSettings {
    private static final TextFormat SERVICE_METRIC = TextFormat.of(
            String.join(", ", EnumNames.of(ServiceMetric.class).keySet()) + " or an object",
            String.join("|", EnumNames.of(ServiceMetric.class).keySet()));

    private StepScalingSettings() {}

    /** Reads the section, or a stand-in for refused steps; empty if the service has none. */
    static Optional<StepScalingSpec> read(Section scale) {
        try (var section = scale.section("steps")) {
            var metric = metric(section);
            var out = steps(section, Direction.OUT, "add");
            var in = steps(section, Direction.IN, "remove");
            var evaluation = new Evaluation(
                    section.integer("outMinutes", Evaluation.DEFAULT.out(), 1, Evaluation.MAX),
                    section.integer("inMinutes", Evaluation.DEFAULT.in(), 1, Evaluation.MAX));
            if (!scale.has("steps")) {
                return Optional.empty();
            }
            if (!section.has("metric")) {
                section.error("metric", "", "missing", "set it to " + SERVICE_METRIC.description());
            }
            var measured = metric.orElse(ScalingMetricSettings.STAND_IN);
            var standIn = new StepScalingSpec(
                    measured, List.of(new ScalingStep(BigDecimal.ONE, 1)), List.of(), Evaluation.DEFAULT);
            // The positions of a list with a refused step are not those of the stack file.
            var possibleOut = section.refused("out") ? List.<ScalingStep>of() : out;
            var possibleIn = section.refused("in") ? List.<ScalingStep>of() : in;
            var refused = section.refused("out") || section.refused("in");
            return refused && possibleOut.isEmpty() && possibleIn.isEmpty()
                    ? Optional.of(standIn)
                    : section.make(() -> new StepScalingSpec(measured, possibleOut, possibleIn, evaluation))
                            .or(() -> Optional.of(standIn));
        }
    }

    private static Optional<StepMetric> metric(Section section) {
        var text = section.textOrSection("metric", SERVICE_METRIC);
        if (section.isText("metric")) {
            return text.map(EnumNames.of(ServiceMetric.class)::get);
        }
        try (var own = section.section("metric")) {
            return ScalingMetricSettings.metric(own, section.has("metric") && !section.refused("metric"))
                    .map(StepMetric.class::cast);
        }
    }

    private static List<ScalingStep> steps(Section section, Direction direction, String change) {
        return section.list(direction.key()).stream()
                .flatMap(step -> step(step, direction, change).stream())
                .toList();
    }

    private static Optional<ScalingStep> step(Section section, Direction direction, String change) {
        try (section) {
            var threshold = section.decimal(direction.threshold(), ScalingMetricSettings.NUMBER);
            var tasks = section.integer(change, 1, Capacity.MAX_TASKS);
            for (var key : List.of(direction.threshold(), change)) {
                if (!section.has(key)) {
                    section.error(key, "", "missing", "set it to a number");
                }
            }
            return threshold.isPresent() && tasks.isPresent()
                    ? Optional.of(new ScalingStep(threshold.get(), tasks.getAsInt()))
                    : Optional.empty();
        }
    }
}
