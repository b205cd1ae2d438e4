package dev.slipway.engine;

import java.util.Map;
import java.util.Set;

/** The stack of a plan.
 *
 * @param config values by full key such as {@code aws:region}, as Pulumi passes them to a program
 * @param secretKeys the keys of secret values
 * @param references the outputs of other stacks, by their full names
 * @param facts further facts about the resources of the plan
 */
public record StackInfo(
        String project,
        String name,
        Map<String, String> config,
        Set<String> secretKeys,
        Map<String, Map<String, Object>> references,
        PlanFacts facts) {
    public StackInfo {
        config = Map.copyOf(config);
        secretKeys = Set.copyOf(secretKeys);
        references = Map.copyOf(references);
    }

    /** A stack without further facts. */
    public StackInfo(String project, String name, Map<String, String> config, Set<String> secretKeys) {
        this(project, name, config, secretKeys, Map.of(), PlanFacts.NONE);
    }
}
