package dev.slipway.components.balancer;

import java.util.HashSet;
import java.util.Set;

/** The priorities of a listener's rules so far. */
final class ListenerRules {
    private final Set<Integer> priorities = new HashSet<>();

    /** Adds a rule and returns its priority. */
    int add(String service, ListenerRuleConditions route) {
        var priority = RulePriority.of(service, route, priorities);
        priorities.add(priority);
        return priority;
    }
}
