package dev.slipway.components.balancer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The rules that a listener has so far: which service has which conditions, and which priorities are taken. */
final class ListenerRules {
    private final Map<String, String> services = new HashMap<>();
    private final Set<Integer> priorities = new HashSet<>();

    /**
     * Notes a rule and gives its priority.
     *
     * @throws IllegalArgumentException where another service has the same conditions, for one of them would get nothing
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
