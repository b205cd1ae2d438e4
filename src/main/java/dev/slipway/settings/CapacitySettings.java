package dev.slipway.settings;

import dev.slipway.components.service.Capacity;
import dev.slipway.components.service.Capacity.Spot;
import dev.slipway.settings.reader.Section;

/** Reader of the number of tasks of a service and their share on Fargate Spot. */
final class CapacitySettings {
    /** Replaces a refused number of tasks. Every scaling and every deployment but replace recreate is possible with it. */
    static final Capacity STAND_IN = new Capacity(100, 100, Capacity.MAX_TASKS, Spot.NONE);

    private CapacitySettings() {}

    static Capacity read(Section service) {
        var percent = service.integer("spot", 0, 0, 100);
        var base = service.integer("onDemandBase", 0, 0, Capacity.MAX_TASKS);
        try (var count = service.section("count")) {
            var least = count.integer("min", 0, Capacity.MAX_TASKS);
            var most = count.integer("max", 0, Capacity.MAX_TASKS);
            var one = Math.min(Math.max(1, least.orElse(0)), most.orElse(Capacity.MAX_TASKS));
            var desired = count.integer("desired", one, 0, Capacity.MAX_TASKS);
            var sleeps = service.has("sleep");
            // A service that is created without tasks is woken to one.
            var own = sleeps ? Math.max(desired, 1) : desired;
            var min = least.orElse(Math.min(own, most.orElse(own)));
            var max = most.orElse(Math.max(desired, min));
            return service.make(() -> new Capacity(desired, min, max, new Spot(percent, base), sleeps))
                    .orElse(STAND_IN);
        }
    }
}
