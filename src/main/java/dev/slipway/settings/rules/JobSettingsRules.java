package dev.slipway.settings.rules;

import dev.slipway.base.Suggestions;
import dev.slipway.components.job.JobEventSource;
import dev.slipway.settings.FunctionSettings;
import dev.slipway.settings.JobSettings;
import dev.slipway.settings.ServiceSettings;
import dev.slipway.settings.rules.SettingsRule.Breach;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules between jobs and other parts of a stack. */
final class JobSettingsRules {
    static final List<SettingsRule> RULES = List.of(
            new SettingsRule(
                    "slipway:jobs.<name>",
                    "A job has another name than the services, since both have a log and a task definition of their name.",
                    JobSettingsRules::names),
            new SettingsRule(
                    "slipway:jobs.<name>.on.bus",
                    "The events of a job are those of a bus of `slipway:storage.buses`.",
                    input -> sources(input, JobEventSource.OfBus.class)),
            new SettingsRule(
                    "slipway:jobs.<name>.on.bucket",
                    "The objects of a job are those of a bucket of `slipway:storage.buckets`.",
                    input -> sources(input, JobEventSource.OfBucket.class)));

    private JobSettingsRules() {}

    private static Stream<Breach> names(RuleInput input) {
        var services = Stream.concat(
                        input.services().map(ServiceSettings::name),
                        input.settings().functions().stream().map(FunctionSettings::name))
                .collect(Collectors.toSet());
        return input.settings().jobs().stream()
                .map(JobSettings::name)
                .filter(services::contains)
                .map(name -> Breach.of("", "a service has this name", "rename one of them")
                        .at(name));
    }

    private static Stream<Breach> sources(RuleInput input, Class<? extends JobEventSource> type) {
        var storage = input.settings().storage();
        var isBus = type == JobEventSource.OfBus.class;
        Set<String> declared =
                isBus ? storage.buses().keySet() : storage.buckets().keySet();
        return input.settings().jobs().stream().flatMap(job -> job.spec().on().stream()
                .filter(type::isInstance)
                .map(JobEventSource::store)
                .filter(store -> !declared.contains(store))
                .map(store ->
                        unknown(store, isBus ? "buses" : "buckets", declared).at(job.name())));
    }

    private static Breach unknown(String store, String kind, Set<String> declared) {
        return Suggestions.among(declared, store)
                .map(near -> Breach.of(
                        store,
                        "the %s of slipway:storage are %s".formatted(kind, String.join(", ", declared)),
                        "set it to " + near))
                .orElseGet(() -> Breach.of(
                        store,
                        "slipway:storage has no %s".formatted(kind),
                        "declare one, as in %s: {%s: {}}".formatted(kind, store)));
    }
}
