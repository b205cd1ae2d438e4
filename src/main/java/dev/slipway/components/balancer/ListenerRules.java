package dev.slipway.components.balancer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The rules of a listener so far: their conditions by service, and the priorities in use. */
final class ListenerRules {
    private final Map<String, String> services = new HashMap<>();
    private final Set<Integer> priorities = new HashSet<>();

    /**
     * Adds a rule and returns its priority.
     *
     * @throws IllegalArgumentException for conditions that a rule of another service has, since one of the two would
     *     get no requests
     */
    int add(String service, ListenerRuleConditions route) {
        var other = services.putIfAbsent(route.key(), service);
        if (other != null) {
            throw new IllegalArgumentException(
                    "the services %s and %s both want %s: give one of them another path or host"
                            .formatted(other, service, route));
        }
        var priority = RulePriority.of(service, route, priorities);
        priorities.add(priority);
        return priority;
    }
}
