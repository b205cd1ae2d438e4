package dev.slipway.analysis.cost;

import dev.slipway.engine.PlannedResource;

/** What a resource of some type is paid for. */
@FunctionalInterface
interface ResourceRate {
    void bill(PlannedResource resource, EstimateBuilder bill);

    /** The number at a path of a resource's inputs; text counts too, and what is missing is the fallback. */
    static double number(PlannedResource resource, String path, double fallback) {
        return resource.input(path)
                .map(value -> Double.parseDouble(value.toString()))
                .orElse(fallback);
    }
}
