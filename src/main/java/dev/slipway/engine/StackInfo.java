package dev.slipway.engine;

import java.util.Map;
import java.util.Set;

/** The stack of a plan.
 *
 * @param config values by full key such as {@code aws:region}, as Pulumi passes them to a program
 * @param secretKeys the keys of secret values
 */
public record StackInfo(String project, String name, Map<String, String> config, Set<String> secretKeys) {
    public StackInfo {
        config = Map.copyOf(config);
        secretKeys = Set.copyOf(secretKeys);
    }
}
