package dev.slipway.settings.rules;

import dev.slipway.base.Arns;
import dev.slipway.components.balancer.ExistingBalancerSpec;
import dev.slipway.components.balancer.RouteConditions;
import dev.slipway.components.balancer.StackBalancer;
import dev.slipway.components.network.NewVpcSpec;
import dev.slipway.settings.rules.SettingsRule.Breach;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Rules of a stack whose services are behind a load balancer of another owner: an existing one, or that of an environment. */
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
            shared(
                    "slipway:services.<name>.deploy",
                    "A blue/green deployment needs the test listener of a load balancer of the stack.",
                    ExistingBalancerRules::blueGreen),
            shared(
                    "slipway:distribution.enabled",
                    "A distribution needs a load balancer of the stack.",
                    ExistingBalancerRules::distribution),
            shared(
                    "slipway:firewall.enabled",
                    "A firewall needs a load balancer of the stack.",
                    ExistingBalancerRules::firewall),
            shared(
                    "slipway:domain.mutualTls",
                    "Mutual TLS needs a listener of the stack.",
                    ExistingBalancerRules::mutualTls));

    private ExistingBalancerRules() {}

    private static SettingsRule rule(
            String key, String sentence, BiFunction<RuleInput, ExistingBalancerSpec, Stream<Breach>> check) {
        return new SettingsRule(
                key, sentence, input -> input.settings().balancer().existing(StackBalancer.MAIN).stream()
                        .flatMap(existing -> check.apply(input, existing)));
    }

    /** A rule that also applies to the load balancers of an environment. */
    private static SettingsRule shared(
            String key, String sentence, BiFunction<RuleInput, OtherOwner, Stream<Breach>> check) {
        return new SettingsRule(
                key, sentence, input -> OtherOwner.of(input).stream().flatMap(owner -> check.apply(input, owner)));
    }

    /**
     * The load balancer of another owner.
     *
     * @param balancer the load balancer as messages name it
     * @param key the key that names it
     */
    private record OtherOwner(String balancer, String key) {
        static Optional<OtherOwner> of(RuleInput input) {
            var settings = input.settings();
            if (settings.balancer().existing(StackBalancer.MAIN).isPresent()) {
                return Optional.of(new OtherOwner("existing balancer", "slipway:balancer.existing"));
            }
            return settings.environment()
                    .used()
                    .filter(environment -> settings.edge().callers().balancer())
                    .map(environment -> new OtherOwner("balancer of the environment", "slipway:environment"));
        }
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

    private static Stream<Breach> blueGreen(RuleInput input, OtherOwner owner) {
        return input.services()
                .filter(service -> service.ingress().blueGreen().isPresent())
                .filter(service -> LocatedRoute.of(input)
                        .anyMatch(route -> route.service().equals(service.name()) && route.isOnExisting(input)))
                .map(service -> Breach.of(
                                "",
                                "the %s has no test listener for a second revision".formatted(owner.balancer()),
                                "remove primary, alternate and release, or " + owner.key())
                        .at(service.name()));
    }

    private static Stream<Breach> distribution(RuleInput input, OtherOwner owner) {
        return input.settings().edge().distribution().stream()
                .map(spec -> Breach.of(
                        "true",
                        "callers could connect to the %s directly".formatted(owner.balancer()),
                        "remove it, or " + owner.key()));
    }

    private static Stream<Breach> firewall(RuleInput input, OtherOwner owner) {
        return input.settings().edge().distribution().isPresent()
                ? Stream.empty()
                : input.settings().edge().firewall().stream()
                        .map(spec -> Breach.of(
                                "true",
                                "it would filter the requests of others to the %s".formatted(owner.balancer()),
                                "remove it, or " + owner.key()));
    }

    private static Stream<Breach> mutualTls(RuleInput input, OtherOwner owner) {
        return input.settings().edge().domain().stream()
                .flatMap(domain -> domain.clients().stream())
                .map(bundle -> Breach.of(
                        "",
                        "the listener of the %s decides on client certificates".formatted(owner.balancer()),
                        "remove it, or " + owner.key()));
    }
}
