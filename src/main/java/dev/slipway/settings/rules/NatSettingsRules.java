package dev.slipway.settings.rules;

import dev.slipway.base.link.DeclaredLink;
import dev.slipway.components.network.EndpointService;
import dev.slipway.components.network.Nat;
import dev.slipway.components.service.TraceDestination;
import dev.slipway.components.service.Tracing;
import dev.slipway.settings.FunctionSettings;
import dev.slipway.settings.TaskSettings;
import dev.slipway.settings.rules.SettingsRule.Breach;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules between a VPC without a NAT gateway and the tasks and functions in its private subnets. */
final class NatSettingsRules {
    private static final String NAT = "slipway:network.nat";

    static final List<SettingsRule> RULES = List.of(
            new SettingsRule(
                    NAT,
                    "Without a NAT gateway, private tasks have an endpoint for each AWS service that they need.",
                    NatSettingsRules::taskEndpoints),
            new SettingsRule(
                    NAT,
                    "Without a NAT gateway, private tasks send no traces over the internet.",
                    NatSettingsRules::traces),
            new SettingsRule(
                    NAT,
                    "Without a NAT gateway, private tasks pull no image over the internet.",
                    NatSettingsRules::images),
            new SettingsRule(
                    NAT,
                    "Without a NAT gateway, the images, secrets and parameters of private tasks are of the stack's region.",
                    NatSettingsRules::otherRegions),
            new SettingsRule(
                    NAT,
                    "Without a NAT gateway, functions in the VPC have an endpoint for each AWS service that they call.",
                    NatSettingsRules::functionEndpoints));

    private NatSettingsRules() {}

    /** The breaches of services and jobs with private tasks in a VPC without a NAT gateway. */
    private static Stream<Breach> ofPrivateTasks(RuleInput input, Function<TaskSettings, Stream<Breach>> check) {
        return NetworkSettingsRules.own(input)
                .filter(own -> own.nat() == Nat.NONE)
                .flatMap(own -> input.tasks())
                .filter(service -> !service.assignPublicIp())
                .flatMap(check);
    }

    private static Stream<Breach> taskEndpoints(RuleInput input) {
        return ofPrivateTasks(input, service -> {
            var missing =
                    missing(input, RequiredEndpoints.of(service, input.region()).endpoints());
            return missing.isEmpty()
                    ? Stream.empty()
                    : Stream.of(Breach.of(
                            "none",
                            "tasks of %s are private and reach no %s".formatted(service.name(), missing),
                            fixes(input, service, "add %s to endpoints".formatted(missing))));
        });
    }

    private static Stream<Breach> traces(RuleInput input) {
        return ofPrivateTasks(input, service -> service.tracing().map(Tracing::destination).stream()
                .filter(TraceDestination.Otlp.class::isInstance)
                .map(TraceDestination.Otlp.class::cast)
                .map(otlp -> Breach.of(
                        "none",
                        "tasks of %s are private and send traces to %s over the internet"
                                .formatted(service.name(), otlp.endpoint()),
                        fixes(input, service, "set tracing.exporter to xray"))));
    }

    private static Stream<Breach> images(RuleInput input) {
        return ofPrivateTasks(input, service -> RequiredEndpoints.of(service, input.region()).internet().stream()
                .map(image -> Breach.of(
                        "none",
                        "tasks of %s are private and pull %s over the internet".formatted(service.name(), image),
                        fixes(input, service, "copy the image to ECR"))));
    }

    private static Stream<Breach> otherRegions(RuleInput input) {
        return ofPrivateTasks(input, service -> RequiredEndpoints.of(service, input.region()).elsewhere().stream()
                .map(resource -> Breach.of(
                        "none",
                        "tasks of %s are private and endpoints reach only %s, not %s"
                                .formatted(service.name(), input.region(), resource),
                        fixes(input, service, "copy it to " + input.region()))));
    }

    private static Stream<Breach> functionEndpoints(RuleInput input) {
        return NetworkSettingsRules.own(input)
                .filter(own -> own.nat() == Nat.NONE)
                .flatMap(own -> input.settings().functions().stream())
                .flatMap(function -> {
                    var missing = missing(input, RequiredEndpoints.of(function));
                    return missing.isEmpty()
                            ? Stream.empty()
                            : Stream.of(Breach.of(
                                    "none",
                                    "%s runs in private subnets for its %s and reaches no %s"
                                            .formatted(function.name(), inVpc(function), missing),
                                    "set it to single, or add %s to endpoints".formatted(missing)));
                });
    }

    /** The kinds of stores that a function reaches inside the VPC only. */
    private static String inVpc(FunctionSettings function) {
        return function.uses().all().stream()
                .map(used -> used.link())
                .filter(DeclaredLink::inVpc)
                .map(DeclaredLink::kind)
                .distinct()
                .collect(Collectors.joining(" and "));
    }

    /** The required endpoints that the VPC lacks, with commas; empty for none. */
    private static String missing(RuleInput input, Collection<String> required) {
        Set<String> endpoints = NetworkSettingsRules.own(input)
                .flatMap(own -> own.endpoints().stream())
                .map(EndpointService::shortName)
                .collect(Collectors.toSet());
        return required.stream().filter(name -> !endpoints.contains(name)).collect(Collectors.joining(", "));
    }

    /** The fixes of a missing route to the internet. Guard rails refuse public addresses in protected stacks. */
    private static String fixes(RuleInput input, TaskSettings service, String withoutNat) {
        return input.settings().protectedStack()
                ? "set it to single, or " + withoutNat
                : "set it to single, %s, or set assignPublicIp of %s to true".formatted(withoutNat, service.name());
    }
}
