package dev.slipway.settings.imports.copilot;

import dev.slipway.settings.imports.DraftSection;
import dev.slipway.settings.imports.SourceField;
import dev.slipway.settings.imports.SourceFields;
import dev.slipway.settings.imports.SourceValue;
import dev.slipway.settings.imports.copilot.ContainerFields.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reader of the metrics and cooldowns of {@code count}. */
final class ScalingFields {
    private static final int DEFAULT_IN = 120;
    private static final int DEFAULT_OUT = 60;
    private static final int DEFAULT_CPU = 70;

    private final Workload workload;
    private final DraftSection draft;
    private final SourceFields count;
    private final List<String> metrics;

    /** @param metrics the names of the fields with metrics */
    ScalingFields(Workload workload, SourceFields count, List<String> metrics) {
        this.workload = workload;
        this.draft = workload.draft();
        this.count = count;
        this.metrics = metrics;
    }

    /** True for a service behind the public load balancer. */
    private boolean isBalanced() {
        return workload.type() == WorkloadType.LOAD_BALANCED
                && workload.source().member("http").map(SourceValue::isObject).orElse(false);
    }

    /** @param queue the queue of a worker, by whose backlog it scales */
    void read(Optional<String> queue) {
        if (Integer.valueOf(draft.section("count").members().get("max").toString())
                .equals(draft.section("count").members().get("min"))) {
            metrics.forEach(name -> count.value(name).ifPresent(metric -> workload.report()
                    .ignored(metric, "minimum and maximum are equal, so nothing scales")));
            count.value("cooldown").ifPresent(cooldown -> workload.report().ignored(cooldown, "nothing scales"));
            return;
        }
        var scale = draft.section("scale");
        var delay = count.section("queue_delay");
        delay.ifPresent(fields -> backlog(fields, queue, scale));
        metric("cpu_percentage", "cpu", scale, delay.isPresent());
        metric("memory_percentage", "memory", scale, delay.isPresent());
        if (isBalanced()) {
            metric("requests", "requests", scale, delay.isPresent());
            responseTime(scale, delay.isPresent());
        } else {
            List.of("requests", "response_time")
                    .forEach(
                            name -> count.value(name)
                                    .ifPresent(
                                            metric -> workload.report()
                                                    .lost(
                                                            metric,
                                                            "only a service behind the public load balancer scales by its requests and response times: use cpu, or steps by a metric")));
        }
        if (scale.members().isEmpty()) {
            scale.preset("cpu", DEFAULT_CPU, count.source(), "no metric is left to scale by, so the CPU is used");
        }
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
        metrics.forEach(name -> count.value(name)
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
