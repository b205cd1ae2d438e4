package dev.slipway.components.balancer;

import dev.slipway.base.StableHash;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A route of a service: the conditions of its requests, and the action for them. Each path has its own listener rule.
 *
 * @param conditions conditions of the requests
 * @param action forwarding to the tasks, a redirect or a fixed response
 */
public record ServiceRoute(RouteConditions conditions, RouteAction action) {
    /** The requests for some paths, forwarded to one target. */
    public static ServiceRoute to(TargetSpec target, RouteConditions conditions) {
        return new ServiceRoute(conditions, new RouteAction.Forward(target));
    }

    /** The target; empty for a redirect and a fixed response. */
    public Optional<TargetSpec> target() {
        return action instanceof RouteAction.Forward forward ? Optional.of(forward.target()) : Optional.empty();
    }

    /**
     * The listener rules of this route.
     *
     * @param owner the service's name
     * @param single true for the only route of a service, whose rules differ by their paths
     */
    Stream<RouteRule> rules(String owner, boolean single) {
        return conditions.conditions().stream().map(rule -> {
            var label = single ? rule.label() : label(rule);
            return new RouteRule(single ? owner : owner + " " + label, label, rule, action);
        });
    }

    /** The rule's part of a child name: its path and hosts, and a hash of its further conditions. */
    private static String label(ListenerRuleConditions rule) {
        var hosts = rule.hosts().isEmpty()
                ? ""
                : "-" + String.join("-", rule.hosts()).replace("*", "any");
        var others = rule.withHosts(List.of()).key();
        var plain = new ListenerRuleConditions(rule.path(), List.of(), List.of()).key();
        return rule.label() + hosts + (others.equals(plain) ? "" : "-" + StableHash.hex(others, 6));
    }
}
