package dev.slipway.components.balancer;

import dev.slipway.base.SpecException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntPredicate;

/** The priorities of a listener's rules so far. */
final class ListenerRules {
    private final Set<Integer> priorities = new HashSet<>();
    private final PriorityRange range;
    private final IntPredicate others;

    /** The rules of a listener of the stack. */
    ListenerRules() {
        this(PriorityRange.ALL);
    }

    /** @param range the priorities that the stack uses */
    ListenerRules(PriorityRange range) {
        this(range, priority -> false);
    }

    /** @param others the priorities of the rules of other owners, which are left out */
    ListenerRules(IntPredicate others) {
        this(PriorityRange.ALL, others);
    }

    private ListenerRules(PriorityRange range, IntPredicate others) {
        this.range = range;
        this.others = others;
    }

    /**
     * Adds a rule and returns its priority.
     *
     * @throws SpecException if no priority is left
     */
    int add(String owner, ListenerRuleConditions route) {
        var priority = range.equals(PriorityRange.ALL)
                ? RulePriority.of(owner, route, taken -> priorities.contains(taken) || others.test(taken))
                : scaled(RulePriority.of(owner, route, taken -> false));
        priorities.add(priority);
        return priority;
    }

    /** The scaled priority, or the next one of the range that is left. */
    private int scaled(int priority) {
        var wanted = range.scaled(priority);
        for (var offset = 0; offset < range.size(); offset++) {
            var candidate = range.first() + (wanted - range.first() + offset) % range.size();
            if (!priorities.contains(candidate)) {
                return candidate;
            }
        }
        throw new SpecException(
                "slipway:balancer.existing.priorities",
                "the rules of the services take all %d priorities".formatted(range.size()),
                "set it to a longer range");
    }
}
