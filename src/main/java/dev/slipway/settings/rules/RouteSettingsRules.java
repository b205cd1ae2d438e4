package dev.slipway.settings.rules;

import dev.slipway.base.Suggestions;
import dev.slipway.components.balancer.IdentityProvider;
import dev.slipway.components.balancer.RouteAction;
import dev.slipway.components.gateway.ServiceIntegrationSpec;
import dev.slipway.components.service.Ingress.Api;
import dev.slipway.settings.reader.EnumNames;
import dev.slipway.settings.rules.SettingsRule.Breach;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Rules between the routes of services. */
final class RouteSettingsRules {
    private static final String ROUTES = "slipway:services.<name>.routes";
    private static final String PATHS = ROUTES + ".paths";
    private static final String LOGIN = ROUTES + ".login";

    static final List<SettingsRule> RULES = List.of(
            new SettingsRule(
                    PATHS,
                    "Each path of a host on the load balancer has one route, among those with the same methods, headers,"
                            + " keys of the query string and source addresses.",
                    RouteSettingsRules::onBalancer),
            new SettingsRule(
                    ROUTES + ".protocol",
                    "The protocols http2 and grpc need HTTPS, which clients of HTTP/2 use.",
                    RouteSettingsRules::withoutTls),
            new SettingsRule(
                    LOGIN,
                    "The login of a route is one of `slipway:balancer.logins`.",
                    RouteSettingsRules::unknownLogins),
            new SettingsRule(
                    LOGIN,
                    "A login needs HTTPS, which a stack with a domain has.",
                    RouteSettingsRules::loginsWithoutTls),
            new SettingsRule(
                    "slipway:balancer.logins.<name>.oidc.clientSecret",
                    "A client secret is of the stack's region.",
                    RouteSettingsRules::secretsOfOtherRegions),
            new SettingsRule(
                    ROUTES + ".redirect",
                    "A redirect leads to requests that its own route does not match.",
                    RouteSettingsRules::loops),
            new SettingsRule(PATHS, "Each path on the HTTP API belongs to one service.", RouteSettingsRules::onApi));

    private RouteSettingsRules() {}

    private static Stream<Breach> onBalancer(RuleInput input) {
        var owners = new HashMap<String, LocatedRoute>();
        return LocatedRoute.of(input).flatMap(route -> {
            var conditions = route.route().conditions();
            var hosts = conditions.hosts().isEmpty() ? List.of("every host") : conditions.hosts();
            return conditions.paths().stream().flatMap(path -> hosts.stream().flatMap(host -> {
                var owner = owners.putIfAbsent("%s %s %s".formatted(host, path, conditions.further()), route);
                return owner == null
                        ? Stream.empty()
                        : Stream.of(Breach.of(
                                        path,
                                        "%s has this path on %s already".formatted(owner, host),
                                        "choose another path or host")
                                .at(route.service(), route.position()));
            }));
        });
    }

    /** See <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html">
     * protocol versions</a>. */
    private static Stream<Breach> withoutTls(RuleInput input) {
        return !input.settings().edge().balancerHosts().isEmpty()
                ? Stream.empty()
                : LocatedRoute.of(input).flatMap(route -> route.route().target().stream()
                        .filter(target -> target.protocol().needsTls())
                        .map(target -> Breach.of(
                                        EnumNames.written(target.protocol()),
                                        "clients use HTTP/2 with TLS only, and the stack has no domain",
                                        "set slipway:domain, or protocol to http")
                                .at(route.service(), route.position())));
    }

    /** A route with its login. */
    private record RouteLogin(LocatedRoute route, String name) {
        static Stream<RouteLogin> of(RuleInput input) {
            return LocatedRoute.of(input)
                    .flatMap(route -> route.route().login().stream().map(name -> new RouteLogin(route, name)));
        }

        Breach breach(String problem, String fix) {
            return Breach.of(name, problem, fix).at(route.service(), route.position());
        }
    }

    private static Stream<Breach> unknownLogins(RuleInput input) {
        var known = new TreeSet<>(input.settings().balancer().logins().keySet());
        var listed = known.isEmpty()
                ? "slipway:balancer has no logins"
                : "the logins of slipway:balancer are " + String.join(", ", known);
        return RouteLogin.of(input)
                .filter(login -> !known.contains(login.name()))
                .map(login -> login.breach(
                        listed,
                        Suggestions.to(login.name(), known)
                                .map(name -> "did you mean %s?".formatted(name))
                                .orElse("add it there")));
    }

    /** See <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html">
     * user authentication</a>. */
    private static Stream<Breach> loginsWithoutTls(RuleInput input) {
        return !input.settings().edge().balancerHosts().isEmpty()
                ? Stream.empty()
                : RouteLogin.of(input)
                        .map(login -> login.breach(
                                "a load balancer has a login with HTTPS only, and the stack has no domain",
                                "set slipway:domain, or remove it"));
    }

    private static Stream<Breach> secretsOfOtherRegions(RuleInput input) {
        return input.settings().balancer().logins().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(login -> login.getValue().provider() instanceof IdentityProvider.Oidc oidc
                                && !oidc.client().secret().region().equals(input.region())
                        ? Stream.of(Breach.of(
                                        oidc.client().secret().text(),
                                        "a secret of %s is allowed".formatted(input.region()),
                                        "replicate it to that region, or name one there")
                                .at(login.getKey()))
                        : Stream.empty());
    }

    /** Elastic Load Balancing refuses a redirect to the address of the request, and browsers end a loop with an error. */
    private static Stream<Breach> loops(RuleInput input) {
        var tls = !input.settings().edge().balancerHosts().isEmpty();
        return LocatedRoute.of(input)
                .filter(route -> route.route().action() instanceof RouteAction.Redirect redirect
                        && redirect.loops(route.route().conditions(), tls))
                .map(route -> Breach.of(
                                "",
                                "the new address matches the route itself, so that browsers follow it without end"
                                        + (tls ? "; requests by HTTP are redirected to HTTPS without a route" : ""),
                                "give it another host or path, or remove the route")
                        .at(route.service(), route.position()));
    }

    private static Stream<Breach> onApi(RuleInput input) {
        var owners = new HashMap<String, String>();
        return Stream.concat(
                input.services()
                        .flatMap(service -> service.ingress() instanceof Api api
                                ? taken(service.name(), api.integration(), owners)
                                : Stream.empty()),
                input.settings().functions().stream()
                        .flatMap(function -> taken(function.name(), function.integration(), owners)));
    }

    private static Stream<Breach> taken(String service, ServiceIntegrationSpec backend, Map<String, String> owners) {
        return backend.routes().stream().flatMap(route -> {
            var owner = owners.putIfAbsent(route.key(), service);
            return owner == null
                    ? Stream.empty()
                    : Stream.of(Breach.of(
                                    route.path(),
                                    "%s has this path on the API already".formatted(owner),
                                    "choose another for %s or %s".formatted(owner, service))
                            .at(service));
        });
    }
}
