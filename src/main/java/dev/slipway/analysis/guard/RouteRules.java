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

    static final GuardRule LOGIN_BYPASS = GuardRule.error(
            "login-bypass",
            "A route without a login receives requests of a route with a login only if it is a special case of it.",
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html",
            RouteRules::bypasses);

    private RouteRules() {}

    private static Stream<Violation> bypasses(Plan plan) {
        return pairs(plan)
                .filter(pair -> pair.later().hasLogin() && !pair.first().hasLogin())
                .map(pair -> Violation.of(
                        pair.later().rule(),
                        "has a login, and %s without one receives requests for %s (%s)"
                                .formatted(pair.first().rule().name(), pair.later(), pair.first()),
                        "give the route with the login a host of its own or the same host, or both a login"));
    }

    private static Stream<Violation> overlaps(Plan plan) {
        return pairs(plan)
                .filter(pair ->
                        pair.first().covers(pair.later()) || pair.first().competesWith(pair.later()))
                .map(pair -> violation(pair.first(), pair.later()));
    }

    /** Two routes of a listener that match the same requests, without the first one being a special case of the later one. */
    private record Overlap(PlannedRoute first, PlannedRoute later) {}

    private static Stream<Overlap> pairs(Plan plan) {
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
                .map(first -> new Overlap(first, later)));
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
                        "tell them apart by host or path, or add the conditions of both to a third route");
    }
}
