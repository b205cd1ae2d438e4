package dev.slipway.settings.rules;

import dev.slipway.base.Suggestions;
import dev.slipway.components.balancer.IdentityProvider;
import dev.slipway.components.balancer.RouteAction;
import dev.slipway.components.balancer.StackBalancer;
import dev.slipway.components.gateway.ServiceIntegrationSpec;
import dev.slipway.components.network.Nat;
import dev.slipway.components.network.NewVpcSpec;
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
                    LOGIN,
                    "A login on an internal load balancer needs a NAT gateway to the identity provider.",
                    RouteSettingsRules::internalLoginsWithoutNat),
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
                var owner = owners.putIfAbsent(
                        "%s %s %s %s".formatted(route.balancer(), host, path, conditions.further()), route);
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
        return LocatedRoute.of(input)
                .filter(route -> !hasTls(input, route))
                .flatMap(route -> route.route().target().stream()
                        .filter(target -> target.protocol().needsTls())
                        .map(target -> route.breach(
                                EnumNames.written(target.protocol()),
                                "clients use HTTP/2 with TLS only, and %s".formatted(withoutHost(route)),
                                "set %s, or protocol to http".formatted(keyOfHost(route)))));
    }

    private static boolean hasTls(RuleInput input, LocatedRoute route) {
        return route.isOnExisting(input)
                || !input.settings().edge().hosts(route.balancer()).isEmpty();
    }

    private static String withoutHost(LocatedRoute route) {
        return route.balancer() == StackBalancer.MAIN ? "the stack has no domain" : "the internal balancer has no host";
    }

    private static String keyOfHost(LocatedRoute route) {
        return route.balancer() == StackBalancer.MAIN
                ? "slipway:domain"
                : "slipway:domain and slipway:balancer.internal.host";
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
        var known = new TreeSet<>(input.settings().balancer().main().logins().keySet());
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
        return RouteLogin.of(input)
                .filter(login -> !hasTls(input, login.route()))
                .map(login -> login.breach(
                        "a load balancer has a login with HTTPS only, and " + withoutHost(login.route()),
                        "set %s, or remove it".formatted(keyOfHost(login.route()))));
    }

    /** See <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html">
     * user authentication</a>. */
    private static Stream<Breach> internalLoginsWithoutNat(RuleInput input) {
        return input.settings().network() instanceof NewVpcSpec own && own.nat() == Nat.NONE
                ? RouteLogin.of(input)
                        .filter(login -> login.route().balancer() == StackBalancer.INTERNAL)
                        .map(login -> login.breach(
                                "an internal balancer connects to the identity provider through a NAT gateway, and the network has none",
                                "set slipway:network.nat to single, or remove it"))
                : Stream.empty();
    }

    private static Stream<Breach> secretsOfOtherRegions(RuleInput input) {
        return input.settings().balancer().main().logins().entrySet().stream()
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
        return LocatedRoute.of(input)
                .filter(route -> route.route().action() instanceof RouteAction.Redirect redirect
                        && redirect.loops(route.route().conditions(), hasTls(input, route)))
                .map(route -> route.breach(
                        "",
                        "the new address matches the route itself, so that browsers follow it without end"
                                + (hasTls(input, route)
                                        ? "; requests by HTTP are redirected to HTTPS without a route"
                                        : ""),
                        "give it another host or path, or remove the route"));
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
