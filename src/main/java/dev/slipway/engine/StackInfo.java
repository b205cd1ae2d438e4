package dev.slipway.engine;

import java.util.Map;
import java.util.Set;

/**
 * The stack that a program is planned for.
 *
 * @param config full keys ({@code aws:region}) and texts, as Pulumi's engine hands them to a program
 * @param secretKeys the keys whose value is secret
 */
public record StackInfo(String project, String name, Map<String, String> config, Set<String> secretKeys) {
    public StackInfo {
        config = Map.copyOf(config);
        secretKeys = Set.copyOf(secretKeys);
    }
}
