package dev.slipway.settings.rules;

import dev.slipway.components.job.JobEventSource;
import dev.slipway.settings.FunctionSettings;
import dev.slipway.settings.JobSettings;
import dev.slipway.settings.ServiceSettings;
import dev.slipway.settings.rules.SettingsRule.Breach;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
                    JobSettingsRules::buses),
            new SettingsRule(
                    "slipway:jobs.<name>.on.bucket",
                    "The objects of a job are those of a bucket of `slipway:storage.buckets`.",
                    JobSettingsRules::buckets),
            new SettingsRule(
                    "slipway:jobs.<name>",
                    "No dead-letter queue of a job has the name of a bus's in AWS.",
                    JobSettingsRules::queues));

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

    private static Stream<Breach> buses(RuleInput input) {
        return sources(input, JobEventSource.OfBus.class, bus -> {
            var declared = input.settings().storage().buses().keySet();
            return StorageNames.BUSES.isExisting(input, bus)
                    ? Optional.of(Breach.of(
                            bus,
                            "%s is an existing event bus, to which Slipway adds no rule".formatted(bus),
                            "set it to an event bus of the stack, or add the rule where the event bus is made"))
                    : unknown(input, StorageNames.BUSES, bus, declared);
        });
    }

    private static Stream<Breach> buckets(RuleInput input) {
        return sources(input, JobEventSource.OfBucket.class, bucket -> {
            var declared = input.settings().storage().buckets().keySet();
            return StorageNames.BUCKETS.isExisting(input, bucket)
                    ? Optional.of(Breach.of(
                            bucket,
                            "%s is an existing bucket, whose notifications Slipway does not change".formatted(bucket),
                            "set it to a bucket of the stack, or start the job where the bucket is made"))
                    : unknown(input, StorageNames.BUCKETS, bucket, declared);
        });
    }

    private static Stream<Breach> sources(
            RuleInput input, Class<? extends JobEventSource> type, Function<String, Optional<Breach>> check) {
        return input.settings().jobs().stream().flatMap(job -> job.spec().on().stream()
                .filter(type::isInstance)
                .map(JobEventSource::store)
                .flatMap(store -> check.apply(store).stream())
                .map(breach -> breach.at(job.name())));
    }

    private static Optional<Breach> unknown(RuleInput input, StorageNames names, String store, Set<String> declared) {
        return names.isDeclared(input, store) ? Optional.empty() : Optional.of(names.unknown(store, declared));
    }

    private static Stream<Breach> queues(RuleInput input) {
        var owners = new HashMap<String, String>();
        input.settings()
                .storage()
                .buses()
                .forEach((name, bus) -> owners.put(bus.name().undelivered(), name));
        return input.settings().jobs().stream().flatMap(job -> job.spec().queueNames().stream()
                .filter(owners::containsKey)
                .map(queue -> Breach.of(
                                "",
                                "the bus %s has a queue of the name %s too".formatted(owners.get(queue), queue),
                                "rename it")
                        .at(job.name())));
    }
}
