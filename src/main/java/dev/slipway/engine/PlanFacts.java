package dev.slipway.engine;

import dev.slipway.base.types.ResourceType;
import dev.slipway.base.types.ResourceTypes;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Facts about the resources of a plan that the data files of resource types and the SDK lack. By default there are none. */
public interface PlanFacts {
    /** No further facts. */
    PlanFacts NONE = new PlanFacts() {};

    /** The facts about a type; empty if there are none. */
    default Optional<ResourceType> type(String token) {
        return ResourceTypes.find(token);
    }

    /** Values for outputs of a resource, by their names; {@code id} is that of the id. They replace other stand-ins. */
    default Map<String, Object> standIns(PlannedResource resource) {
        return Map.of();
    }

    /** The result of a provider function that the embedded engine does not know; empty if it is unknown here too. */
    default Optional<Map<String, Object>> result(FunctionCall call) {
        return Optional.empty();
    }

    /** The monthly cost of a resource in US dollars; empty if the rate of its type applies. */
    default OptionalDouble monthlyUsd(PlannedResource resource) {
        return OptionalDouble.empty();
    }
}
