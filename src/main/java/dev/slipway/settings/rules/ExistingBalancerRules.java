package dev.slipway.settings.rules;

import dev.slipway.base.Arns;
import dev.slipway.components.balancer.ExistingBalancerSpec;
import dev.slipway.components.balancer.RouteConditions;
import dev.slipway.components.network.NewVpcSpec;
import dev.slipway.settings.rules.SettingsRule.Breach;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Rules of a stack whose services are behind an existing load balancer. */
final class ExistingBalancerRules {
    private static final String LISTENER = "slipway:balancer.existing.listenerArn";

    static final List<SettingsRule> RULES = List.of(
            rule(
                    LISTENER,
                    "The tasks behind an existing load balancer are in its VPC, an existing one.",
                    ExistingBalancerRules::ownVpc),
            rule(LISTENER, "An existing load balancer is of the stack's region.", ExistingBalancerRules::otherRegion),
            rule(
                    "slipway:balancer.existing",
                    "An existing load balancer needs a service with `ingress: balancer`.",
                    ExistingBalancerRules::withoutService),
            rule(
                    "slipway:services.<name>.routes.paths",
                    "A route on an existing load balancer has a condition, since its listener has other requests too.",
                    ExistingBalancerRules::everything),
            rule(
                    "slipway:services.<name>.deploy",
                    "A blue/green deployment needs the test listener of a load balancer of the stack.",
                    ExistingBalancerRules::blueGreen),
            rule(
                    "slipway:distribution.enabled",
                    "A distribution needs a load balancer of the stack.",
                    ExistingBalancerRules::distribution),
            rule(
                    "slipway:firewall.enabled",
                    "A firewall needs a load balancer of the stack.",
                    ExistingBalancerRules::firewall),
            rule(
                    "slipway:domain.mutualTls",
                    "Mutual TLS needs a listener of the stack.",
                    ExistingBalancerRules::mutualTls));

    private ExistingBalancerRules() {}

    private static SettingsRule rule(
            String key, String sentence, BiFunction<RuleInput, ExistingBalancerSpec, Stream<Breach>> check) {
        return new SettingsRule(key, sentence, input -> input.settings().balancer().existing().stream()
                .flatMap(existing -> check.apply(input, existing)));
    }

    private static Stream<Breach> ownVpc(RuleInput input, ExistingBalancerSpec existing) {
        return input.settings().network() instanceof NewVpcSpec
                ? Stream.of(Breach.of(
                        existing.listenerArn(),
                        "a balancer reaches tasks in its own VPC, and the stack creates another one",
                        "set slipway:network.existing to the VPC and the private subnets of the balancer"))
                : Stream.empty();
    }

    private static Stream<Breach> otherRegion(RuleInput input, ExistingBalancerSpec existing) {
        return Arns.region(existing.listenerArn()).equals(input.region())
                ? Stream.empty()
                : Stream.of(Breach.of(
                        existing.listenerArn(),
                        "a listener of %s is allowed".formatted(input.region()),
                        "name one of that region, or set aws:region to that of the balancer"));
    }

    private static Stream<Breach> withoutService(RuleInput input, ExistingBalancerSpec existing) {
        return input.settings().edge().callers().balancer()
                ? Stream.empty()
                : Stream.of(
                        Breach.of("", "no service is behind it", "set ingress of a service to balancer, or remove it"));
    }

    private static Stream<Breach> everything(RuleInput input, ExistingBalancerSpec existing) {
        return LocatedRoute.of(input)
                .filter(route -> route.isOnExisting(input))
                .filter(route -> matchesEverything(route.route().conditions()))
                .map(route -> route.breach(
                        "/*",
                        "this route would get every request of the existing listener that no earlier rule matches",
                        "set hosts, or longer paths such as /%s/*".formatted(route.service())));
    }

    private static boolean matchesEverything(RouteConditions conditions) {
        return conditions.paths().stream().anyMatch(path -> path.matches("/\\*+"))
                && conditions.hosts().isEmpty()
                && conditions.further().equals(RouteConditions.of("/*").further());
    }

    private static Stream<Breach> blueGreen(RuleInput input, ExistingBalancerSpec existing) {
        return input.services()
                .filter(service -> service.ingress().blueGreen().isPresent())
                .filter(service -> LocatedRoute.of(input)
                        .anyMatch(route -> route.service().equals(service.name()) && route.isOnExisting(input)))
                .map(service -> Breach.of(
                                "",
                                "an existing balancer has no test listener for a second revision",
                                "remove primary, alternate and release, or slipway:balancer.existing")
                        .at(service.name()));
    }

    private static Stream<Breach> distribution(RuleInput input, ExistingBalancerSpec existing) {
        return input.settings().edge().distribution().stream()
                .map(spec -> Breach.of(
                        "true",
                        "callers could connect to the existing balancer directly",
                        "remove it, or slipway:balancer.existing"));
    }

    private static Stream<Breach> firewall(RuleInput input, ExistingBalancerSpec existing) {
        return input.settings().edge().distribution().isPresent()
                ? Stream.empty()
                : input.settings().edge().firewall().stream()
                        .map(spec -> Breach.of(
                                "true",
                                "it would filter the requests of other owners of the existing balancer",
                                "remove it, or slipway:balancer.existing"));
    }

    private static Stream<Breach> mutualTls(RuleInput input, ExistingBalancerSpec existing) {
        return input.settings().edge().domain().stream()
                .flatMap(domain -> domain.clients().stream())
                .map(bundle -> Breach.of(
                        "",
                        "the existing listener decides on client certificates",
                        "remove it, or slipway:balancer.existing"));
    }
}
