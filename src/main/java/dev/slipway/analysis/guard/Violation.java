package dev.slipway.analysis.guard;

import dev.slipway.engine.PlannedResource;

/**
 * Violation of a rule by a resource.
 *
 * @param variable the environment variable with the violation; empty for a violation by the whole resource
 * @param message one line: the resource's logical name, the problem and the fix
 */
public record Violation(PlannedResource resource, String variable, String message) {
    static Violation of(PlannedResource resource, String problem, String fix) {
        return new Violation(resource, "", "%s %s: %s".formatted(resource.name(), problem, fix));
    }

    /** The same violation by one environment variable of the resource. */
    Violation about(String variable) {
        return new Violation(resource, variable, message);
    }
}
