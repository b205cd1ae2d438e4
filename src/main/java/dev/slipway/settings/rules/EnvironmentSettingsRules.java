package dev.slipway.settings.rules;

import com.google.gson.JsonObject;
import dev.slipway.components.balancer.StackBalancer;
import dev.slipway.components.environment.EnvironmentReference;
import dev.slipway.components.environment.SharedEnvironmentSpec;
import dev.slipway.settings.ServiceSettings;
import dev.slipway.settings.reader.NamespaceValues;
import dev.slipway.settings.reader.StackConfig;
import dev.slipway.settings.rules.SettingsRule.Breach;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rules of a stack that uses or shares an environment. */
final class EnvironmentSettingsRules {
    private static final String OF = "slipway:environment.of";
    private static final String SHARES = "slipway:environment.shares";

    /** The sections about resources of the environment. */
    private static final List<String> OF_ENVIRONMENT = List.of("network", "cluster", "balancer");

    private static final String LOGINS = "logins";
    private static final String WITHOUT_ENVIRONMENT = "the stack shares and uses no environment";

    static final List<SettingsRule> RULES = List.of(
            new SettingsRule(
                    OF,
                    "A stack that uses an environment has no `network`, no `cluster`, and no `balancer` but its `logins`.",
                    input -> used(input, EnvironmentSettingsRules::sections)),
            new SettingsRule(
                    SHARES,
                    "A shared balancer is one of the stack, without a distribution.",
                    input -> shared(input, EnvironmentSettingsRules::balancers)),
            new SettingsRule(
                    "slipway:services.<name>.discoverable",
                    "A discoverable service has a port and one revision, and its stack an environment.",
                    EnvironmentSettingsRules::discoverable),
            new SettingsRule(
                    "slipway:services.<name>.connects[]",
                    "A service connects to services of other stacks in an environment.",
                    EnvironmentSettingsRules::connects));

    private EnvironmentSettingsRules() {}

    private static Stream<Breach> used(
            RuleInput input, BiFunction<RuleInput, EnvironmentReference, Stream<Breach>> check) {
        return input.settings().environment().used().stream().flatMap(used -> check.apply(input, used));
    }

    private static Stream<Breach> shared(
            RuleInput input, BiFunction<RuleInput, SharedEnvironmentSpec, Stream<Breach>> check) {
        return input.settings().environment().shared().stream().flatMap(shared -> check.apply(input, shared));
    }

    private static Stream<Breach> sections(RuleInput input, EnvironmentReference used) {
        var values = NamespaceValues.of(input.config(), StackConfig.NAMESPACE);
        return OF_ENVIRONMENT.stream()
                .filter(values::has)
                .filter(section -> !(values.get(section) instanceof JsonObject object)
                        || object.keySet().stream().anyMatch(key -> !key.equals(LOGINS)))
                .map(section -> Breach.of(
                        used.stack().written(),
                        "the %s is that of the environment".formatted(section),
                        "set slipway:%s in the stack file of %s, or remove it"
                                .formatted(section, used.stack().written())));
    }

    private static Stream<Breach> balancers(RuleInput input, SharedEnvironmentSpec shared) {
        if (!shared.balancers().contains(StackBalancer.MAIN)) {
            return Stream.empty();
        }
        var settings = input.settings();
        return Stream.of(
                        settings.balancer().existing(StackBalancer.MAIN).map(existing -> "slipway:balancer.existing"),
                        settings.edge().distribution().map(distribution -> "slipway:distribution"))
                .flatMap(key -> key.stream())
                .map(key -> Breach.of(
                        StackBalancer.MAIN.ingress(),
                        "callers connect to a shared balancer directly, and it belongs to the stack",
                        "remove it, or " + key));
    }

    private static Stream<Breach> discoverable(RuleInput input) {
        var alone = input.settings().environment().spec().isEmpty();
        return input.services().filter(ServiceSettings::discoverable).flatMap(service -> Stream.of(
                        breach(alone, WITHOUT_ENVIRONMENT, "set slipway:environment, or remove it"),
                        breach(
                                service.task().container().port().isEmpty(),
                                "it listens on no port",
                                "set port, or remove it"),
                        breach(
                                service.ingress().blueGreen().isPresent(),
                                "it has two revisions, and a name resolves to one",
                                "remove primary, alternate and release, or remove it"))
                .flatMap(Optional::stream)
                .map(breach -> breach.at(service.name())));
    }

    private static Optional<Breach> breach(boolean broken, String problem, String fix) {
        return broken ? Optional.of(Breach.of("true", problem, fix)) : Optional.empty();
    }

    private static Stream<Breach> connects(RuleInput input) {
        if (input.settings().environment().spec().isPresent()) {
            return Stream.empty();
        }
        return input.services().flatMap(service -> IntStream.range(
                        0, service.connects().size())
                .filter(position -> service.connects().get(position).of().isPresent())
                .mapToObj(position -> Breach.of(
                                service.connects().get(position).toString(),
                                WITHOUT_ENVIRONMENT,
                                "set slipway:environment, or remove it")
                        .at(service.name(), Integer.toString(position))));
    }
}
