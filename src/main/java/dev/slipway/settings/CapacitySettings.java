package dev.slipway.settings;

import dev.slipway.components.service.Capacity;
import dev.slipway.components.service.Capacity.Spot;
import dev.slipway.settings.reader.Section;

/** Reader of the number of tasks of a service and their share on Fargate Spot. */
final class CapacitySettings {
    private static final int MAX = 5000;

    private CapacitySettings() {}

    static Capacity read(Section service) {
        var percent = service.integer("spot", 0, 0, 100);
        var base = service.integer("onDemandBase", 0, 0, MAX);
        try (var count = service.section("count")) {
            var desired = count.integer("desired", 1, 0, MAX);
            var sleeps = service.has("sleep");
            // What sleeps at first is woken to one task.
            var min = count.integer("min", 0, MAX).orElse(sleeps ? Math.max(desired, 1) : desired);
            var max = count.integer("max", 0, MAX).orElse(Math.max(desired, min));
            return count.make("desired", Capacity.fixed(1), () -> new Capacity(desired, min, max, Spot.NONE, sleeps))
                    .withSpot(new Spot(percent, base));
        }
    }
}
