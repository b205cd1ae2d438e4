package dev.slipway.settings.imports.copilot;

import dev.slipway.settings.imports.DraftSection;
import dev.slipway.settings.imports.SourceFields;
import dev.slipway.settings.imports.SourceValue;
import java.util.List;
import java.util.Optional;

/** Reader of {@code count}: a number, Fargate Spot, or a range, whose metrics {@link ScalingFields} reads. */
final class CountFields {
    private static final int MAX = 5000;
    private static final List<String> METRICS =
            List.of("cpu_percentage", "memory_percentage", "requests", "response_time", "queue_delay");

    private final Workload workload;
    private final DraftSection draft;
    private final SourceFields count;

    private CountFields(Workload workload, SourceFields count) {
        this.workload = workload;
        this.draft = workload.draft();
        this.count = count;
    }

    /** @param queue the queue of a worker, by whose backlog it scales */
    static void read(Workload workload, Optional<String> queue) {
        workload.fields().value("count").ifPresent(value -> {
            if (value.isObject()) {
                workload.fields().section(value).ifPresent(count -> new CountFields(workload, count).read(queue));
            } else {
                workload.fields()
                        .integer(value, 0, MAX)
                        .ifPresent(number -> workload.draft().section("count").take("desired", number));
            }
        });
    }

    private void read(Optional<String> queue) {
        var metrics = METRICS.stream()
                .filter(name -> count.source().member(name).isPresent())
                .toList();
        var spot = count.integer("spot", 0, MAX);
        var range = count.value("range");
        if (spot.isPresent() && range.isPresent()) {
            workload.errors()
                    .add(count.source(), "spot and range exclude each other; remove one, or use range.spot_from");
            return;
        }
        spot.ifPresent(number -> {
            draft.section("count").take("desired", number);
            draft.put("spot", 100);
            workload.report().taken(number.source(), draft.key("spot"));
        });
        if (range.isEmpty()) {
            if (!metrics.isEmpty()) {
                workload.errors()
                        .add(
                                count.source(),
                                "range is required with %s; write it as in range: 1-10".formatted(metrics.get(0)));
            }
            return;
        }
        var limits = range(range.get());
        if (limits.isEmpty()) {
            return;
        }
        if (metrics.isEmpty()) {
            workload.errors()
                    .add(
                            count.source(),
                            "range needs a metric that scales it; write one of %s"
                                    .formatted(String.join(", ", METRICS)));
            return;
        }
        limits(limits.get()[0], limits.get()[1], range.get());
        new ScalingFields(workload, count, METRICS).read(queue);
    }

    private Optional<int[]> range(SourceValue value) {
        if (value.isText()) {
            if (!value.text().matches("\\d{1,4}-\\d{1,4}")) {
                workload.errors().add(value, "a range is allowed; write it as in 1-10");
                return Optional.empty();
            }
            var ends = value.text().split("-");
            return ordered(value, Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
        }
        return count.section(value).flatMap(range -> {
            var min = range.integer("min", 0, MAX);
            var max = range.integer("max", 0, MAX);
            if (min.isEmpty() || max.isEmpty()) {
                if (value.member("min").isEmpty() || value.member("max").isEmpty()) {
                    workload.errors().add(value, "min and max are required; write the missing one");
                }
                return Optional.empty();
            }
            range.integer("spot_from", 1, MAX).ifPresent(from -> {
                draft.put("spot", 100);
                draft.take("onDemandBase", from.value() - 1, from.source());
            });
            workload.report().taken(min.get().source(), draft.key("count") + ".min");
            workload.report().taken(max.get().source(), draft.key("count") + ".max");
            return ordered(value, min.get().value(), max.get().value());
        });
    }

    private Optional<int[]> ordered(SourceValue value, int min, int max) {
        if (min > max) {
            workload.errors().add(value, "the minimum %d is above the maximum %d; exchange them".formatted(min, max));
            return Optional.empty();
        }
        return Optional.of(new int[] {min, max});
    }

    private void limits(int min, int max, SourceValue range) {
        var section = draft.section("count");
        var lowest = min == 0 && count.source().member("queue_delay").isEmpty() ? 1 : min;
        section.put("desired", lowest);
        section.put("min", lowest);
        section.put("max", Math.max(max, lowest));
        if (lowest == min) {
            workload.report().taken(range, section.path());
        } else {
            workload.report()
                    .changed(
                            range,
                            section.path(),
                            "no task means no CPU, memory or requests to scale by, so the minimum is 1; see sleep");
        }
    }
}
