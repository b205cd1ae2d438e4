package dev.slipway.analysis.guard;

import dev.slipway.engine.PlannedResource;

/**
 * Violation of a rule by a resource.
 *
 * @param variable the environment variable with the violation; empty for a violation by the whole resource
 * @param message one line: the resource's logical name, the problem and the fix
 * @param advisory true for a warning, whatever the severity of the rule is
 */
public record Violation(PlannedResource resource, String variable, String message, boolean advisory) {
    static Violation of(PlannedResource resource, String problem, String fix) {
        return new Violation(resource, "", "%s %s: %s".formatted(resource.name(), problem, fix), false);
    }

    /** The same violation by one environment variable of the resource. */
    Violation about(String variable) {
        return new Violation(resource, variable, message, advisory);
    }

    /** The same violation as a warning, if a condition holds. */
    Violation advisoryIf(boolean condition) {
        return new Violation(resource, variable, message, advisory || condition);
    }
}
