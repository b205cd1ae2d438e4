package dev.slipway.components.balancer;

import dev.slipway.base.SpecException;
import dev.slipway.base.StableHash;
import dev.slipway.base.Withers;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A route of a service: the conditions of its requests, and the action for them. Each path has its own listener rule.
 *
 * @param conditions conditions of the requests
 * @param action forwarding to the tasks, a redirect or a fixed response
 * @param login name of the login before the action, in {@link LoadBalancerSpec#logins}; empty for none
 */
@Withers
public record ServiceRoute(RouteConditions conditions, RouteAction action, Optional<String> login)
        implements ServiceRouteBuilder.With {
    /**
     * @throws SpecException for a login before a target of HTTP/2 or gRPC, for which a rule has
     *     <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html">a
     *     forward action only</a>
     */
    public ServiceRoute {
        if (login.isPresent()
                && action instanceof RouteAction.Forward forward
                && forward.target().protocol().needsTls()) {
            throw new SpecException(
                    "login",
                    "a load balancer has no login before targets of HTTP/2 and gRPC",
                    "remove it, or set protocol to http or https");
        }
    }

    /** The requests for some paths, forwarded to one target. */
    public static ServiceRoute to(TargetSpec target, RouteConditions conditions) {
        return of(conditions, new RouteAction.Forward(target));
    }

    /** A route without a login. */
    public static ServiceRoute of(RouteConditions conditions, RouteAction action) {
        return new ServiceRoute(conditions, action, Optional.empty());
    }

    /** The route with another target; the same one if it leads to none. */
    public ServiceRoute mapTarget(UnaryOperator<TargetSpec> change) {
        return target().map(target -> withAction(new RouteAction.Forward(change.apply(target))))
                .orElse(this);
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
            return new RouteRule(single ? owner : owner + " " + label, label, rule, action, login);
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
