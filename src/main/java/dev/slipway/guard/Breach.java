package dev.slipway.guard;

import dev.slipway.plan.PlannedResource;

/**
 * One resource that breaks one rule.
 *
 * @param message one line: the resource's logical name, what is wrong with it, and the fix
 */
public record Breach(PlannedResource resource, String message) {
    static Breach of(PlannedResource resource, String wrong, String fix) {
        return new Breach(resource, "%s %s: %s".formatted(resource.name(), wrong, fix));
    }
}
