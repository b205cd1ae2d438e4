package dev.slipway.settings.rules;

import dev.slipway.components.service.Tracing;
import dev.slipway.settings.TaskSection;
import dev.slipway.settings.TaskSettings;
import dev.slipway.settings.rules.SettingsRule.Breach;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Rules between the variables of a service or job and those that Slipway sets. */
final class VariableSettingsRules {
    private static final String ENVIRONMENT = "environment.<variable>";
    private static final String SECRETS = "secrets.<variable>";
    private static final String TRACED = "A %s with `tracing` sets none of the variables of its collector.";
    private static final String LINKED = "A %s sets none of the variables of the stores under `uses`.";

    static final List<SettingsRule> RULES = Stream.of(
                    SettingsRule.ofTasks(ENVIRONMENT, TRACED, VariableSettingsRules::tracedVariables),
                    SettingsRule.ofTasks(SECRETS, TRACED, VariableSettingsRules::tracedSecrets),
                    SettingsRule.ofTasks(ENVIRONMENT, LINKED, VariableSettingsRules::linkedVariables),
                    SettingsRule.ofTasks(SECRETS, LINKED, VariableSettingsRules::linkedSecrets))
            .flatMap(List::stream)
            .toList();

    private VariableSettingsRules() {}

    private static Stream<Breach> tracedVariables(RuleInput input, TaskSection section) {
        return input.tasks(section).flatMap(task -> {
            var own = task.task().container().environment();
            return both(own.keySet(), traced(task))
                    .map(variable -> ofCollector(own.get(variable)).at(task.name(), variable));
        });
    }

    private static Stream<Breach> tracedSecrets(RuleInput input, TaskSection section) {
        return input.tasks(section)
                .flatMap(task -> both(task.task().container().secrets().keySet(), traced(task))
                        .map(variable -> ofCollector("").at(task.name(), variable)));
    }

    private static Set<String> traced(TaskSettings task) {
        return task.tracing().map(Tracing::variables).orElse(Set.of());
    }

    private static Breach ofCollector(String value) {
        return Breach.of(
                value, "Slipway sets this variable for the collector", "remove it, or set tracing.exporter to none");
    }

    private static Stream<Breach> linkedVariables(RuleInput input, TaskSection section) {
        var tasks = input.tasks(section).flatMap(task -> {
            var own = task.task().container().environment();
            return both(own.keySet(), task.uses().variables())
                    .map(variable -> ofStore(own.get(variable)).at(task.name(), variable));
        });
        return section == TaskSection.SERVICES ? Stream.concat(tasks, linkedFunctionVariables(input)) : tasks;
    }

    private static Stream<Breach> linkedFunctionVariables(RuleInput input) {
        return input.settings().functions().stream().flatMap(function -> {
            var own = function.spec().environment();
            return both(own.keySet(), function.uses().variables())
                    .map(variable -> ofStore(own.get(variable)).at(function.name(), variable));
        });
    }

    private static Stream<Breach> linkedSecrets(RuleInput input, TaskSection section) {
        return input.tasks(section).flatMap(task -> both(
                        task.task().container().secrets().keySet(), task.uses().variables())
                .map(variable -> ofStore("").at(task.name(), variable)));
    }

    private static Breach ofStore(String value) {
        return Breach.of(value, "Slipway sets this variable for the store", "remove it, or the store from uses");
    }

    private static Stream<String> both(Collection<String> own, Collection<String> reserved) {
        return own.stream().filter(reserved::contains);
    }
}
