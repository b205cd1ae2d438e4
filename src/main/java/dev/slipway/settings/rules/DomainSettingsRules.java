package dev.slipway.settings.rules;

import com.google.gson.JsonObject;
import dev.slipway.base.Arns;
import dev.slipway.base.SpecException;
import dev.slipway.components.balancer.StackBalancer;
import dev.slipway.components.domain.DomainSpec;
import dev.slipway.components.domain.HostNames;
import dev.slipway.settings.EdgeSettings;
import dev.slipway.settings.reader.NamespaceValues;
import dev.slipway.settings.reader.StackConfig;
import dev.slipway.settings.rules.SettingsRule.Breach;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Rules between the domain and the endpoints of its hosts. */
final class DomainSettingsRules {
    private static final String KEY = "slipway:domain";
    private static final String INTERNAL = "slipway:balancer.internal";

    static final List<SettingsRule> RULES = List.of(
            rule(
                    "",
                    "A domain needs a service with `ingress: balancer`, `internal`, `network` or `api`, or a service that sleeps.",
                    DomainSettingsRules::unused),
            rule(
                    ".host",
                    "A stack with a load balancer or an HTTP API names a host.",
                    DomainSettingsRules::missingHost),
            rule(
                    ".host",
                    "A host resolves to a load balancer or an HTTP API.",
                    DomainSettingsRules::hostWithoutService),
            rule(
                    ".apiHost",
                    "A host of its own for the HTTP API needs a load balancer.",
                    DomainSettingsRules::apiHostWithoutBalancer),
            rule(
                    ".controlHost",
                    "A host of the control API needs a service that sleeps.",
                    DomainSettingsRules::nothingSleeps),
            rule(
                    ".mutualTls",
                    "Mutual TLS needs a load balancer or an HTTP API.",
                    DomainSettingsRules::mutualTlsWithoutService),
            new SettingsRule(
                    INTERNAL,
                    "The internal load balancer exists with a service of `ingress: internal`.",
                    DomainSettingsRules::internalWithoutService),
            rule(".apiHost", "A host resolves to one endpoint.", DomainSettingsRules::apiHostTaken),
            rule(".controlHost", "A host resolves to one endpoint.", DomainSettingsRules::controlHostTaken),
            rule(
                    ".certificateArn",
                    "An existing certificate is of the stack's region.",
                    DomainSettingsRules::certificateOfOtherRegion),
            rule(
                    ".wildcard",
                    "A wildcard is for a certificate that the stack requests itself.",
                    DomainSettingsRules::wildcardOfExistingCertificate),
            rule("", "A certificate of the stack can cover all its hosts.", DomainSettingsRules::names),
            new SettingsRule(
                    INTERNAL + ".host",
                    "A host resolves to one endpoint.",
                    input -> ofDomain(input, DomainSettingsRules::internalHostTaken)),
            new SettingsRule(
                    "slipway:services.<name>.routes.hosts",
                    "The stack's certificate covers the hosts of all routes.",
                    input -> ofDomain(input, DomainSettingsRules::routesOutsideOfCertificate)));

    private DomainSettingsRules() {}

    private static SettingsRule rule(
            String key, String sentence, BiFunction<RuleInput, DomainSpec, Stream<Breach>> check) {
        return new SettingsRule(KEY + key, sentence, input -> ofDomain(input, check));
    }

    private static Stream<Breach> ofDomain(RuleInput input, BiFunction<RuleInput, DomainSpec, Stream<Breach>> check) {
        return edge(input).domain().stream().flatMap(domain -> check.apply(input, domain));
    }

    private static EdgeSettings edge(RuleInput input) {
        return input.settings().edge();
    }

    private static Stream<Breach> when(boolean broken, String value, String problem, String fix) {
        return broken ? Stream.of(Breach.of(value, problem, fix)) : Stream.empty();
    }

    private static boolean isUnused(RuleInput input) {
        var callers = edge(input).callers();
        return !callers.balancer()
                && !callers.has(StackBalancer.INTERNAL)
                && !callers.network()
                && !callers.api()
                && !callers.control();
    }

    /** True for a stack whose hosts of the domain resolve to nothing: one with an internal load balancer or a control API only. */
    private static boolean isWithoutHosts(RuleInput input) {
        var callers = edge(input).callers();
        return !isUnused(input) && !callers.balancer() && !callers.api();
    }

    private static Stream<Breach> unused(RuleInput input, DomainSpec domain) {
        return when(
                isUnused(input),
                "",
                "the stack has no load balancer and no API for its hosts",
                "set ingress of a service to balancer or api, or remove it");
    }

    private static Stream<Breach> missingHost(RuleInput input, DomainSpec domain) {
        return when(
                !isUnused(input) && !isWithoutHosts(input) && domain.hosts().isEmpty(),
                "",
                "missing",
                "name the host that callers use, such as server");
    }

    private static Stream<Breach> hostWithoutService(RuleInput input, DomainSpec domain) {
        return domain.hosts().stream()
                .limit(1)
                .filter(host -> isWithoutHosts(input))
                .map(host -> edge(input).callers().network()
                                || edge(input).callers().has(StackBalancer.INTERNAL)
                        ? Breach.of(
                                host,
                                "no service is behind a public balancer or an API",
                                edge(input).callers().has(StackBalancer.INTERNAL)
                                        ? "move it to slipway:balancer.internal.host"
                                        : "move it to slipway:networkBalancer.host")
                        : Breach.of(
                                host, "no service is behind a balancer or an API", "rename the key to controlHost"));
    }

    private static Stream<Breach> apiHostWithoutBalancer(RuleInput input, DomainSpec domain) {
        var callers = edge(input).callers();
        return domain.apiHost().stream()
                .filter(host -> !isUnused(input) && !(callers.balancer() && callers.api()))
                .map(host -> Breach.of(
                        host,
                        "it is for an HTTP API in a stack with a load balancer",
                        callers.api() ? "rename the key to host" : "remove it"));
    }

    private static Stream<Breach> nothingSleeps(RuleInput input, DomainSpec domain) {
        return domain.controlHost().stream()
                .filter(host -> !isUnused(input) && !edge(input).callers().control())
                .map(host -> Breach.of(host, "no service sleeps", "remove it"));
    }

    private static Stream<Breach> mutualTlsWithoutService(RuleInput input, DomainSpec domain) {
        return domain.clients().stream()
                .filter(bundle -> isWithoutHosts(input)
                        && edge(input).hosts(StackBalancer.INTERNAL).isEmpty())
                .map(bundle -> Breach.of("", "the stack has no balancer and no HTTP API", "remove it"));
    }

    private static Stream<Breach> apiHostTaken(RuleInput input, DomainSpec domain) {
        return domain.apiHost().stream()
                .filter(host -> edge(input).callers().balancer()
                        && edge(input).balancerHosts(domain).contains(host))
                .map(DomainSettingsRules::taken);
    }

    private static Stream<Breach> controlHostTaken(RuleInput input, DomainSpec domain) {
        return domain.controlHost().stream()
                .filter(host -> !isUnused(input)
                        && (edge(input).balancerHosts(domain).contains(host)
                                || edge(input).internalHosts(domain).contains(host)
                                || edge(input).apiHosts(domain).contains(host)))
                .map(DomainSettingsRules::taken);
    }

    private static Stream<Breach> internalHostTaken(RuleInput input, DomainSpec domain) {
        return edge(input).ownInternalHosts().stream()
                .filter(host -> edge(input).balancerHosts(domain).contains(host)
                        || edge(input).apiHosts(domain).contains(host))
                .map(DomainSettingsRules::taken);
    }

    private static Stream<Breach> internalWithoutService(RuleInput input) {
        return when(
                NamespaceValues.of(input.config(), StackConfig.NAMESPACE).get("balancer") instanceof JsonObject balancer
                        && balancer.get("internal") instanceof JsonObject
                        && !edge(input).callers().has(StackBalancer.INTERNAL),
                "",
                "no service is behind an internal balancer",
                "set ingress of a service to internal, or remove it");
    }

    private static Breach taken(String host) {
        return Breach.of(host, "it is the host of another endpoint already", "give each of them a host of its own");
    }

    private static Stream<Breach> certificateOfOtherRegion(RuleInput input, DomainSpec domain) {
        return domain.certificateArn().stream()
                .filter(arn -> !Arns.region(arn).equals(input.region()))
                .map(arn -> Breach.of(
                        arn,
                        "a certificate of %s is allowed".formatted(input.region()),
                        "name one of that region, or leave it out for one of the stack's own"));
    }

    private static Stream<Breach> wildcardOfExistingCertificate(RuleInput input, DomainSpec domain) {
        return when(
                domain.wildcard() && domain.certificateArn().isPresent(),
                "true",
                "an existing certificate is used",
                "remove it, or certificateArn");
    }

    private static Stream<Breach> names(RuleInput input, DomainSpec domain) {
        try {
            edge(input).names(domain);
            return Stream.empty();
        } catch (SpecException e) {
            return e.all().map(rule -> Breach.of("", rule.problem(), rule.fix()));
        }
    }

    /** Hosts of routes that the certificate does not cover; browsers refuse them. */
    private static Stream<Breach> routesOutsideOfCertificate(RuleInput input, DomainSpec domain) {
        if (domain.certificateArn().isPresent() || domain.zone().equals(EdgeSettings.UNKNOWN_ZONE)) {
            return Stream.empty();
        }
        return LocatedRoute.of(input).flatMap(route -> route.route().conditions().hosts().stream()
                .filter(host -> !isCovered(host, route, edge(input), domain))
                .map(host -> Breach.of(
                                host,
                                "the certificate cannot cover it in the zone " + domain.zone(),
                                "name a host of the zone, or a certificate that covers it as certificateArn")
                        .at(route.service(), route.position())));
    }

    private static boolean isCovered(String host, LocatedRoute route, EdgeSettings edge, DomainSpec domain) {
        return HostNames.inZone(host, domain.zone())
                && (edge.balancerHosts(domain).contains(host)
                        || route.balancer() == StackBalancer.INTERNAL
                                && edge.internalHosts(domain).contains(host));
    }
}
