package dev.slipway.settings.imports.copilot;

import dev.slipway.settings.imports.DraftSection;
import dev.slipway.settings.imports.SourceField;
import dev.slipway.settings.imports.SourceFields;
import dev.slipway.settings.imports.SourceValue;
import dev.slipway.settings.imports.copilot.ContainerFields.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reader of {@code count}: a number, Fargate Spot, or a range with the metrics that scale it. */
final class CountFields {
    private static final int MAX = 5000;
    private static final int DEFAULT_IN = 120;
    private static final int DEFAULT_OUT = 60;
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
        scale(queue);
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

    private void scale(Optional<String> queue) {
        if (Integer.valueOf(draft.section("count").members().get("max").toString())
                .equals(draft.section("count").members().get("min"))) {
            METRICS.forEach(name -> count.value(name).ifPresent(metric -> workload.report()
                    .ignored(metric, "minimum and maximum are equal, so nothing scales")));
            count.value("cooldown").ifPresent(cooldown -> workload.report().ignored(cooldown, "nothing scales"));
            return;
        }
        var scale = draft.section("scale");
        var delay = count.section("queue_delay");
        delay.ifPresent(fields -> backlog(fields, queue, scale));
        metric("cpu_percentage", "cpu", scale, delay.isPresent());
        metric("memory_percentage", "memory", scale, delay.isPresent());
        metric("requests", "requests", scale, delay.isPresent());
        responseTime(scale, delay.isPresent());
        cooldown(scale);
    }

    private void backlog(SourceFields fields, Optional<String> queue, DraftSection scale) {
        var latency = fields.duration("acceptable_latency");
        var processing = fields.duration("msg_processing_time");
        if (latency.isEmpty()
                || processing.isEmpty()
                || processing.get().value().isZero()) {
            workload.errors()
                    .add(
                            fields.source(),
                            "acceptable_latency and msg_processing_time are required; write them as in 10m and 250ms");
            return;
        }
        if (queue.isEmpty()) {
            workload.report().lost(fields.source(), "only a Worker Service has a queue to scale by");
            return;
        }
        var backlog = scale.section("backlog");
        var tasks = Math.max(
                1,
                latency.get().value().toMillis()
                        / Math.max(1, processing.get().value().toMillis()));
        backlog.put("queue", queue.get());
        backlog.change(
                "perTask",
                (int) Math.min(1_000_000, tasks),
                latency.get().source(),
                "acceptable_latency divided by msg_processing_time; the number of tasks is the backlog divided by it, without target tracking");
        workload.report().taken(processing.get().source(), backlog.key("perTask"));
    }

    private void metric(String field, String key, DraftSection scale, boolean isBacklog) {
        count.value(field).flatMap(value -> value(value)).ifPresent(value -> {
            if (isBacklog) {
                workload.report()
                        .lost(
                                value,
                                "a backlog sets the number of tasks alone, so no other metric may scale the service");
                return;
            }
            count.integer(value, 1, key.equals("requests") ? 1_000_000 : 100)
                    .ifPresent(number -> scale.take(key, number));
        });
    }

    /** The value of a metric, which is a number or an object with {@code value} and {@code cooldown}. */
    private Optional<SourceValue> value(SourceValue metric) {
        if (!metric.isObject()) {
            return Optional.of(metric);
        }
        var fields = count.section(metric);
        return fields.flatMap(object -> object.value("value"));
    }

    private void responseTime(DraftSection scale, boolean isBacklog) {
        count.value("response_time").ifPresent(metric -> {
            var fields = metric.isObject() ? count.section(metric).orElseThrow() : count;
            fields.duration(metric.isObject() ? "value" : "response_time").ifPresent(time -> {
                if (isBacklog) {
                    workload.report().lost(time.source(), "a backlog sets the number of tasks alone");
                } else {
                    scale.take("responseTimeMillis", (int) time.value().toMillis(), time.source());
                }
            });
        });
    }

    private void cooldown(DraftSection scale) {
        cooldown(count, scale);
        METRICS.forEach(name -> count.value(name)
                .filter(SourceValue::isObject)
                .flatMap(count::section)
                .ifPresent(metric -> cooldown(metric, scale)));
        var source = count.source();
        if (TaskFields.isFree(scale, "scaleInCooldownSeconds")) {
            scale.preset("scaleInCooldownSeconds", DEFAULT_IN, source, "Copilot's default of cooldown.in");
        }
        if (TaskFields.isFree(scale, "scaleOutCooldownSeconds")) {
            scale.put("scaleOutCooldownSeconds", DEFAULT_OUT);
        }
    }

    private void cooldown(SourceFields fields, DraftSection scale) {
        fields.section("cooldown").ifPresent(cooldown -> {
            cooldown.duration("in").ifPresent(time -> cooldown("scaleInCooldownSeconds", time, scale));
            cooldown.duration("out").ifPresent(time -> cooldown("scaleOutCooldownSeconds", time, scale));
        });
    }

    /** A service has one cooldown in each direction: the general one, or else that of the first metric. */
    private void cooldown(String key, SourceField<Duration> time, DraftSection scale) {
        var seconds = Durations.seconds(time.value());
        var known = scale.members().get(key);
        if (known == null) {
            scale.take(key, seconds, time.source());
        } else if (known.equals(seconds)) {
            workload.report().taken(time.source(), scale.key(key));
        } else {
            workload.report()
                    .changed(
                            time.source(),
                            scale.key(key),
                            "a service has one cooldown in each direction: %s seconds".formatted(known));
        }
    }
}
