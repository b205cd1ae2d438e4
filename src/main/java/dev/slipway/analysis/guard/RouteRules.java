package dev.slipway.analysis.guard;

import com.pulumi.aws.lb.ListenerRule;
import dev.slipway.engine.Plan;
import java.util.Comparator;
import java.util.stream.Stream;

/** Rules about the routes of load balancers. */
final class RouteRules {
    /** A warning, because the order of priorities may be what the stack needs. */
    static final GuardRule ROUTES_OVERLAP = GuardRule.warning(
            "routes-overlap",
            "Two routes of a load balancer match the same requests only if one of them is a special case of the other.",
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html",
            RouteRules::overlaps);

    private RouteRules() {}

    private static Stream<Violation> overlaps(Plan plan) {
        var routes = plan.ofType(ListenerRule.class).stream()
                // The rules of the test listener repeat those of the production listener.
                .filter(rule -> !rule.parent().contains("AlternateTargetGroup"))
                .map(PlannedRoute::of)
                .sorted(Comparator.comparing(PlannedRoute::listener).thenComparing(PlannedRoute::priority))
                .toList();
        return routes.stream().flatMap(later -> routes.stream()
                .takeWhile(first -> first != later)
                .filter(first -> first.listener().equals(later.listener()))
                .filter(first -> first.overlaps(later) && !later.covers(first))
                .map(first -> violation(first, later)));
    }

    private static Violation violation(PlannedRoute first, PlannedRoute later) {
        return first.covers(later)
                ? Violation.of(
                        later.rule(),
                        "gets no request, since %s matches all of them and has the higher priority (%s)"
                                .formatted(first.rule().name(), first),
                        "remove it, or give it a host or a longer path")
                : Violation.of(
                        later.rule(),
                        "shares requests for %s with %s, which receives them (%s)"
                                .formatted(later, first.rule().name(), first),
                        "give both a host, or one a path that the other does not match");
    }
}
