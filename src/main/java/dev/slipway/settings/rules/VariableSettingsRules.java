package dev.slipway.settings.rules;

import dev.slipway.components.service.Tracing;
import dev.slipway.settings.rules.SettingsRule.Breach;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Rules between the variables of a service and those that Slipway sets. */
final class VariableSettingsRules {
    private static final String ENVIRONMENT = "slipway:services.<name>.environment.<variable>";
    private static final String SECRETS = "slipway:services.<name>.secrets.<variable>";
    private static final String TRACED = "A service with `tracing` sets none of the variables of its collector.";
    private static final String LINKED = "A service sets none of the variables of the stores under `uses`.";

    static final List<SettingsRule> RULES = List.of(
            new SettingsRule(ENVIRONMENT, TRACED, VariableSettingsRules::tracedVariables),
            new SettingsRule(SECRETS, TRACED, VariableSettingsRules::tracedSecrets),
            new SettingsRule(ENVIRONMENT, LINKED, VariableSettingsRules::linkedVariables),
            new SettingsRule(SECRETS, LINKED, VariableSettingsRules::linkedSecrets));

    private VariableSettingsRules() {}

    private static Stream<Breach> tracedVariables(RuleInput input) {
        return input.services().flatMap(service -> {
            var own = service.spec().container().environment();
            return both(own.keySet(), traced(service.tracing().stream()))
                    .map(variable -> ofCollector(own.get(variable)).at(service.name(), variable));
        });
    }

    private static Stream<Breach> tracedSecrets(RuleInput input) {
        return input.services().flatMap(service -> both(
                        service.spec().container().secrets().keySet(), traced(service.tracing().stream()))
                .map(variable -> ofCollector("").at(service.name(), variable)));
    }

    private static Set<String> traced(Stream<Tracing> tracing) {
        return tracing.findAny().map(Tracing::variables).orElse(Set.of());
    }

    private static Breach ofCollector(String value) {
        return Breach.of(
                value, "Slipway sets this variable for the collector", "remove it, or set tracing.exporter to none");
    }

    private static Stream<Breach> linkedVariables(RuleInput input) {
        return Stream.concat(
                input.services().flatMap(service -> {
                    var own = service.spec().container().environment();
                    return both(own.keySet(), service.uses().variables())
                            .map(variable -> ofStore(own.get(variable)).at(service.name(), variable));
                }),
                input.settings().functions().stream().flatMap(function -> {
                    var own = function.spec().environment();
                    return both(own.keySet(), function.uses().variables())
                            .map(variable -> ofStore(own.get(variable)).at(function.name(), variable));
                }));
    }

    private static Stream<Breach> linkedSecrets(RuleInput input) {
        return input.services().flatMap(service -> both(
                        service.spec().container().secrets().keySet(),
                        service.uses().variables())
                .map(variable -> ofStore("").at(service.name(), variable)));
    }

    private static Breach ofStore(String value) {
        return Breach.of(value, "Slipway sets this variable for the store", "remove it, or the store from uses");
    }

    private static Stream<String> both(Collection<String> own, Collection<String> reserved) {
        return own.stream().filter(reserved::contains);
    }
}
