package dev.slipway.settings;

import dev.slipway.components.service.Capacity;
import dev.slipway.components.service.Capacity.Spot;
import dev.slipway.settings.reader.Section;

/** Reader of the number of tasks of a service and their share on Fargate Spot. */
final class CapacitySettings {
    private CapacitySettings() {}

    static Capacity read(Section service) {
        var percent = service.integer("spot", 0, 0, 100);
        var base = service.integer("onDemandBase", 0, 0, Capacity.MAX_TASKS);
        try (var count = service.section("count")) {
            var desired = count.integer("desired", 1, 0, Capacity.MAX_TASKS);
            var sleeps = service.has("sleep");
            // A service that is created without tasks is woken to one.
            var min = count.integer("min", 0, Capacity.MAX_TASKS).orElse(sleeps ? Math.max(desired, 1) : desired);
            var max = count.integer("max", 0, Capacity.MAX_TASKS).orElse(Math.max(desired, min));
            return service.make(() -> new Capacity(desired, min, max, new Spot(percent, base), sleeps))
                    .orElse(Capacity.fixed(1));
        }
    }
}
