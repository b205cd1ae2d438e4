package dev.slipway.cost;

import dev.slipway.plan.PlannedResource;

/** What a resource of some type is paid for. */
@FunctionalInterface
interface Rate {
    void bill(PlannedResource resource, Bill bill);

    /** The number at a path of a resource's inputs; text counts too, and what is missing is the fallback. */
    static double number(PlannedResource resource, String path, double fallback) {
        return resource.input(path)
                .map(value -> Double.parseDouble(value.toString()))
                .orElse(fallback);
    }
}
