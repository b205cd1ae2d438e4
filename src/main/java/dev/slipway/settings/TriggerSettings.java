package dev.slipway.settings;

import com.google.gson.reflect.TypeToken;
import dev.slipway.base.Json;
import dev.slipway.components.job.JobEventSource;
import dev.slipway.components.job.JobTiming;
import dev.slipway.components.job.ScheduleExpression;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.util.Map;
import java.util.Optional;

/** Reader of {@code schedule}, {@code timeZone} and {@code on} of a job. */
final class TriggerSettings {
    private static final TextFormat SCHEDULE =
            TextFormat.of("a schedule such as cron(0 23 ? * MON-FRI *) or rate(5 minutes)", ".+");
    private static final TextFormat PREFIX =
            TextFormat.of("the beginning of the keys of objects, such as in/", ".{1,1024}");

    private static final TypeToken<Map<String, Object>> PATTERN = new TypeToken<>() {};

    private TriggerSettings() {}

    static Optional<JobTiming> schedule(Section job) {
        var text = job.text("schedule", SCHEDULE);
        var zone = job.text("timeZone", JobTiming.DEFAULT_ZONE, TextFormat.ANY);
        if (job.has("timeZone") && !job.has("schedule")) {
            job.error("timeZone", zone, "timeZone is set without schedule", "remove it, or set schedule");
        }
        return text.flatMap(written -> job.make("schedule", () -> new ScheduleExpression(written)))
                .flatMap(expression -> job.make("timeZone", () -> new JobTiming(expression, zone)));
    }

    static Optional<JobEventSource> events(Section job) {
        try (var on = job.section("on")) {
            var bus = on.text("bus", TextFormat.NAME);
            var pattern = on.tree("pattern", "an event pattern, such as {detail-type: [OrderPlaced]}")
                    .map(tree -> Json.read(tree.toString(), PATTERN))
                    .orElse(Map.of());
            var bucket = on.text("bucket", TextFormat.NAME);
            var prefix = on.text("prefix", PREFIX);
            if (!job.has("on") || job.refused("on") || on.refused("bus") || on.refused("bucket")) {
                return Optional.empty();
            }
            if (bus.isPresent() == bucket.isPresent()) {
                job.error(
                        "on",
                        "",
                        "a bus or a bucket is allowed",
                        "write it as in {bus: orders, pattern: {detail-type: [OrderPlaced]}} or {bucket: files, prefix: in/}");
                return Optional.empty();
            }
            refuseOther(on, bus.isPresent());
            return bus.isPresent()
                    ? on.make(() -> new JobEventSource.OfBus(bus.get(), pattern))
                    : Optional.of(new JobEventSource.OfBucket(bucket.orElseThrow(), prefix.orElse("")));
        }
    }

    private static void refuseOther(Section on, boolean ofBus) {
        if (ofBus && on.has("prefix")) {
            on.error("prefix", "", "objects of a bucket have a prefix", "remove it, or set bucket instead of bus");
        }
        if (!ofBus && on.has("pattern")) {
            on.error("pattern", "", "the pattern is for events of a bus", "remove it, or set bus instead of bucket");
        }
    }
}
