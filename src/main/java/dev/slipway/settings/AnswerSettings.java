package dev.slipway.settings;

import dev.slipway.components.balancer.RouteAction;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reader of the keys {@code redirect} and {@code respond} of a route, for which the load balancer needs no task. */
final class AnswerSettings {
    private static final String REDIRECT = "redirect";
    private static final String RESPOND = "respond";

    private static final TextFormat CONTENT_TYPE = TextFormat.of(
            String.join(", ", RouteAction.FixedResponse.CONTENT_TYPES),
            String.join("|", RouteAction.FixedResponse.CONTENT_TYPES));

    /** The keys of a route to tasks. */
    private static final List<String> OF_TARGETS = List.of("port", "container", "protocol", "health", "sticky");

    private AnswerSettings() {}

    /** The scheme of a redirect's address. */
    private enum Scheme {
        REQUEST,
        HTTP,
        HTTPS
    }

    /** The action of a route; empty for one to tasks. */
    static Optional<RouteAction> read(Section route) {
        var redirect = redirect(route);
        var response = response(route);
        if (route.has(REDIRECT) && route.has(RESPOND)) {
            route.error(RESPOND, "", "a route has one action, and this one has redirect already", "remove one of them");
        }
        for (var action : List.of(REDIRECT, RESPOND)) {
            if (route.has(action) && !route.refused(action)) {
                OF_TARGETS.stream()
                        .filter(key -> route.has(key) && !route.refused(key))
                        .forEach(key -> route.error(
                                key,
                                "",
                                "a route with %s sends no requests to tasks".formatted(action),
                                "remove it, or " + action));
            }
        }
        return Stream.of(redirect, response).flatMap(Optional::stream).findFirst();
    }

    private static Optional<RouteAction> redirect(Section route) {
        try (var section = route.section(REDIRECT)) {
            var scheme = section.choice("protocol", Scheme.REQUEST);
            var host = section.text("host", TextFormat.of("a host name, with #{host} for that of the request", "\\S+"));
            var port = section.integer("port", 1, 65_535);
            var path = section.text(
                    "path", TextFormat.of("a path, with #{path} for that of the request without its slash", "\\S+"));
            var query = section.text(
                    "query", TextFormat.of("a query string, with #{query} for that of the request", "\\S*"));
            var status = section.oneOf("status", 302, RouteAction.Redirect.STATUSES);
            var protocol =
                    Optional.of(scheme).filter(named -> named != Scheme.REQUEST).map(Scheme::name);
            return route.has(REDIRECT)
                    ? Optional.of(route.<RouteAction>make(
                                    () -> new RouteAction.Redirect(protocol, host, port, path, query, status))
                            .orElse(standIn()))
                    : Optional.empty();
        }
    }

    private static Optional<RouteAction> response(Section route) {
        try (var section = route.section(RESPOND)) {
            var status = section.integer("status", 404, 200, 599);
            var type = section.text("contentType", "text/plain", CONTENT_TYPE);
            var body = section.text("body", "", TextFormat.ANY);
            return route.has(RESPOND)
                    ? Optional.of(route.<RouteAction>make(() -> new RouteAction.FixedResponse(status, type, body))
                            .orElse(standIn()))
                    : Optional.empty();
        }
    }

    /** Replaces a refused action, so that reading goes on. */
    private static RouteAction standIn() {
        return new RouteAction.FixedResponse(404, "text/plain", "");
    }
}
