package dev.slipway.analysis.guard;

import dev.slipway.engine.PlannedResource;

/**
 * Violation of a rule by a resource.
 *
 * @param message one line: the resource's logical name, the problem and the fix
 */
public record Violation(PlannedResource resource, String message) {
    static Violation of(PlannedResource resource, String problem, String fix) {
        return new Violation(resource, "%s %s: %s".formatted(resource.name(), problem, fix));
    }
}
