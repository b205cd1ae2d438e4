package dev.slipway.analysis.guard;

import dev.slipway.engine.PlannedResource;

/**
 * One resource that breaks one rule.
 *
 * @param message one line: the resource's logical name, what is wrong with it, and the fix
 */
public record Violation(PlannedResource resource, String message) {
    static Violation of(PlannedResource resource, String wrong, String fix) {
        return new Violation(resource, "%s %s: %s".formatted(resource.name(), wrong, fix));
    }
}
