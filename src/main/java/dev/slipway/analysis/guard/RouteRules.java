package dev.slipway.analysis.guard;

import com.pulumi.aws.lb.ListenerRule;
import dev.slipway.engine.Plan;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** Rules about the routes of load balancers, with one finding for each route that loses requests to others. */
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
        return losses(plan, PlannedRoute::bypassesLoginOf)
                .map(loss -> loss.violation(
                        "has a login, and requests for it go to %s, without a login".formatted(loss.listed()),
                        "give the route with the login a host of its own or the same host, or both a login"));
    }

    /** Losses that are no {@link #LOGIN_BYPASS}. */
    private static Stream<Violation> overlaps(Plan plan) {
        return losses(
                        plan,
                        (first, later) ->
                                !first.bypassesLoginOf(later) && (first.covers(later) || first.competesWith(later)))
                .map(RouteRules::overlap);
    }

    private static Violation overlap(Loss loss) {
        return loss.winners().stream()
                .filter(winner -> winner.covers(loss.loser()))
                .findFirst()
                .map(winner -> loss.violation(
                        "gets no request, since %s matches all of them and has the higher priority".formatted(winner),
                        "remove it, or give it a host or a longer path"))
                .orElseGet(() -> loss.violation(
                        "shares requests with %s, which %s them"
                                .formatted(loss.listed(), loss.winners().size() == 1 ? "receives" : "receive"),
                        "tell them apart by host or path, or add the conditions of both to a third route"));
    }

    /**
     * A route some of whose requests other routes receive, without being a special case of it.
     *
     * @param winners the other routes, by their priorities
     */
    private record Loss(PlannedRoute loser, List<PlannedRoute> winners) {
        private static final int LISTED = 3;

        /** The first winners as text. */
        String listed() {
            var names = winners.stream().map(PlannedRoute::toString).toList();
            return names.size() <= LISTED
                    ? String.join(" and ", names)
                    : "%s, %s and %d other routes".formatted(names.get(0), names.get(1), names.size() - 2);
        }

        Violation violation(String problem, String fix) {
            return Violation.of(loser.rule(), "(%s) %s".formatted(loser, problem), fix);
        }
    }

    /** @param check true for a first and a later route of which the later one loses requests in the sense of a rule */
    private static Stream<Loss> losses(Plan plan, BiPredicate<PlannedRoute, PlannedRoute> check) {
        var routes = plan.ofType(ListenerRule.class).stream()
                // The rules of the test listener repeat those of the production listener.
                .filter(rule -> !rule.parent().contains("AlternateTargetGroup"))
                .map(rule -> PlannedRoute.of(plan, rule))
                .sorted(Comparator.comparing(PlannedRoute::listener).thenComparing(PlannedRoute::priority))
                .toList();
        return routes.stream()
                .map(later -> new Loss(
                        later,
                        routes.stream()
                                .takeWhile(first -> first != later)
                                .filter(first -> first.listener().equals(later.listener()))
                                .filter(first -> first.overlaps(later) && !later.covers(first))
                                .filter(first -> check.test(first, later))
                                .toList()))
                .filter(loss -> !loss.winners().isEmpty());
    }
}
