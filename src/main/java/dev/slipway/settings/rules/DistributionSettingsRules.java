package dev.slipway.settings.rules;

import dev.slipway.base.Arns;
import dev.slipway.base.Suggestions;
import dev.slipway.components.balancer.RouteConditions;
import dev.slipway.components.balancer.StackBalancer;
import dev.slipway.components.distribution.Caching;
import dev.slipway.components.domain.DomainSpec;
import dev.slipway.settings.EdgeSettings;
import dev.slipway.settings.ProviderSettings;
import dev.slipway.settings.reader.EnumNames;
import dev.slipway.settings.rules.SettingsRule.Breach;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Rules between the firewall, the distribution and their origins. */
final class DistributionSettingsRules {
    private static final String ENABLED = "slipway:distribution.enabled";
    private static final String CERTIFICATE = "slipway:domain.cloudFrontCertificateArn";
    private static final String OPEN =
            "Behind a distribution, allow-lists are open: every request comes from CloudFront.";
    private static final String PROVIDER =
            "With a distribution, the AWS provider is configured by keys that its provider in us-east-1 takes over.";

    static final List<SettingsRule> RULES = List.of(
            new SettingsRule(
                    "slipway:firewall.enabled",
                    "A firewall needs a load balancer or a distribution.",
                    DistributionSettingsRules::firewall),
            new SettingsRule(
                    CERTIFICATE,
                    "A CloudFront certificate needs a distribution.",
                    DistributionSettingsRules::withoutDistribution),
            new SettingsRule(
                    CERTIFICATE, "A CloudFront certificate is of us-east-1.", DistributionSettingsRules::ofOtherRegion),
            distributed(
                    ENABLED,
                    "A distribution needs an account that has us-east-1.",
                    DistributionSettingsRules::otherPartition),
            distributed(
                    ENABLED,
                    "A distribution needs a load balancer or an HTTP API.",
                    DistributionSettingsRules::withoutOrigin),
            distributed(
                    "slipway:domain.mutualTls",
                    "Mutual TLS and a distribution exclude each other.",
                    DistributionSettingsRules::mutualTls),
            distributed("slipway:balancer.allowCidrs", OPEN, DistributionSettingsRules::closedBalancer),
            distributed("slipway:services.<name>.routes.allowCidrs", OPEN, DistributionSettingsRules::closedRoutes),
            distributed(
                    "slipway:services.<name>.routes.protocol",
                    "Behind a distribution the protocol of a route is http or https.",
                    DistributionSettingsRules::protocols),
            distributed(
                    "slipway:services.<name>.routes.login",
                    "Behind a distribution a login needs `cache: none`.",
                    DistributionSettingsRules::cachedLogins),
            distributed(
                    "slipway:services.<name>.routes.paths",
                    "Behind a distribution a path of a route has up to %d values of conditions, itself included."
                            .formatted(RouteConditions.VALUES_OF_A_RULE - 1),
                    DistributionSettingsRules::values),
            distributed(
                    "slipway:distribution.files.bucket",
                    "The files of a distribution are in a bucket of the stack.",
                    DistributionSettingsRules::unknownBucket),
            distributed("aws:<key>", PROVIDER, input -> ofProvider(ProviderSettings.notCarried(input.config()))),
            distributed(
                    "aws:assumeRole.<key>",
                    PROVIDER,
                    input -> ofProvider(ProviderSettings.roleNotCarried(input.config()))));

    private DistributionSettingsRules() {}

    /** A rule of stacks that have a distribution. */
    private static SettingsRule distributed(String key, String sentence, Function<RuleInput, Stream<Breach>> check) {
        return new SettingsRule(
                key, sentence, input -> edge(input).distribution().stream().flatMap(any -> check.apply(input)));
    }

    private static EdgeSettings edge(RuleInput input) {
        return input.settings().edge();
    }

    private static Stream<Breach> firewall(RuleInput input) {
        return edge(input).firewall().stream()
                .filter(firewall -> edge(input).distribution().isEmpty()
                        && !edge(input).callers().balancer())
                .map(firewall -> Breach.of(
                        "true",
                        "it protects a load balancer or a distribution, and the stack has neither",
                        "add slipway:distribution, or remove it"));
    }

    private static Stream<String> certificate(RuleInput input) {
        return edge(input).domain().flatMap(DomainSpec::cloudFrontCertificateArn).stream();
    }

    private static Stream<Breach> withoutDistribution(RuleInput input) {
        return certificate(input)
                .filter(arn -> edge(input).distribution().isEmpty())
                .map(arn -> Breach.of(arn, "it is for a distribution", "remove it"));
    }

    private static Stream<Breach> ofOtherRegion(RuleInput input) {
        return certificate(input)
                .filter(arn -> edge(input).distribution().isPresent()
                        && !Arns.region(arn).equals(EdgeSettings.GLOBAL))
                .map(arn -> Breach.of(
                        arn,
                        "CloudFront takes certificates of us-east-1",
                        "name one of that region, or leave it out for one of the stack's own"));
    }

    private static Stream<Breach> otherPartition(RuleInput input) {
        return input.region().matches("(cn|us-gov|us-iso[a-z]*|eusc|eu-isoe)-.*")
                ? Stream.of(Breach.of(
                        "true",
                        "certificates and firewalls of CloudFront are in us-east-1, which accounts of %s lack"
                                .formatted(input.region()),
                        "remove it"))
                : Stream.empty();
    }

    private static Stream<Breach> withoutOrigin(RuleInput input) {
        return edge(input).callers().balancer() || edge(input).callers().api()
                ? Stream.empty()
                : Stream.of(Breach.of(
                        "true",
                        "its origin is a load balancer or an HTTP API, and the stack has neither",
                        "set ingress of a service to balancer or api, or remove it"));
    }

    private static Stream<Breach> mutualTls(RuleInput input) {
        return edge(input).domain().flatMap(DomainSpec::clients).stream()
                .map(bundle -> Breach.of(
                        "",
                        "callers reach the distribution, which requests no client certificates",
                        "remove it, or slipway:distribution"));
    }

    /** The routes that the distribution leads to: those on the main load balancer. */
    private static Stream<LocatedRoute> behind(RuleInput input) {
        return LocatedRoute.of(input).filter(route -> route.balancer() == StackBalancer.MAIN);
    }

    private static Stream<Breach> closedBalancer(RuleInput input) {
        return edge(input).callers().balancer()
                        && !input.settings().balancer().main().allow().open()
                ? Stream.of(closed())
                : Stream.empty();
    }

    private static Stream<Breach> closedRoutes(RuleInput input) {
        return behind(input)
                .filter(route -> !route.route().conditions().allow().open())
                .map(route -> closed().at(route.service(), route.position()));
    }

    private static Stream<Breach> protocols(RuleInput input) {
        return behind(input).flatMap(route -> route.route().target().stream()
                .filter(target -> target.protocol().needsTls())
                .map(target -> route.breach(
                        EnumNames.written(target.protocol()),
                        "a distribution connects to the load balancer by HTTP/1.1",
                        "set protocol to http or https, or remove slipway:distribution")));
    }

    /**
     * Responses to a user would be those to everybody, see
     * <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html">user
     * authentication</a>.
     */
    private static Stream<Breach> cachedLogins(RuleInput input) {
        return edge(input).distribution().filter(spec -> spec.caching() != Caching.NONE).stream()
                .flatMap(spec -> behind(input))
                .flatMap(route -> route.route().login().stream().map(login -> Breach.of(
                                login,
                                "a distribution that caches responses would send those of a user to others",
                                "set slipway:distribution.cache to none, or remove it")
                        .at(route.service(), route.position())));
    }

    private static Stream<Breach> values(RuleInput input) {
        return behind(input)
                .filter(route -> route.route().conditions().values() >= RouteConditions.VALUES_OF_A_RULE)
                .map(route -> Breach.of(
                                "",
                                "behind a distribution a listener rule holds %d values beside the header of the distribution, and this route has %d"
                                        .formatted(
                                                RouteConditions.VALUES_OF_A_RULE - 1,
                                                route.route().conditions().values()),
                                "divide it into several routes")
                        .at(route.service(), route.position()));
    }

    private static Breach closed() {
        return Breach.of(
                "",
                "behind a distribution every request comes from CloudFront's addresses",
                "remove it; slipway:firewall can block addresses before the distribution");
    }

    private static Stream<Breach> unknownBucket(RuleInput input) {
        var buckets = input.settings().storage().buckets().keySet();
        return edge(input).servedFiles().stream()
                .filter(files -> !buckets.contains(files.bucket()))
                .map(files -> Breach.of(
                        files.bucket(),
                        "no bucket of slipway:storage has this name",
                        Suggestions.to(files.bucket(), buckets)
                                .map("did you mean %s?"::formatted)
                                .orElse("name one, or add it there")));
    }

    private static Stream<Breach> ofProvider(Stream<String> keys) {
        return keys.map(key -> Breach.of(
                        "",
                        "a distribution has parts in us-east-1, whose provider does not take over this key",
                        "set it in the environment of the AWS SDK, or remove slipway:distribution")
                .at(key));
    }
}
