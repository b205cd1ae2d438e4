package dev.slipway.analysis.cost;

import dev.slipway.engine.PlannedResource;

/** Adds the costs of a resource of one type to an estimate. */
@FunctionalInterface
interface ResourceRate {
    void addLines(PlannedResource resource, EstimateBuilder estimate);

    /** The number at a path of a resource's inputs, also if it is written as text; the fallback if there is none. */
    static double number(PlannedResource resource, String path, double fallback) {
        return resource.input(path)
                .map(value -> Double.parseDouble(value.toString()))
                .orElse(fallback);
    }
}
