package dev.slipway.settings.rules;

import dev.slipway.components.image.PushedImageArgs;
import dev.slipway.components.service.ServiceMetric;
import dev.slipway.settings.rules.SettingsRule.Breach;
import java.util.List;
import java.util.stream.Stream;

/** Rules between parts of a service, and between the audit and the storage. */
final class ServiceSettingsRules {
    static final List<SettingsRule> RULES = List.of(
            new SettingsRule(
                    "slipway:audit.dataEvents",
                    "A trail of data events needs a table or a bucket of the stack.",
                    ServiceSettingsRules::dataEvents),
            new SettingsRule(
                    "slipway:services.<name>.scale.requests",
                    "Scaling by requests needs `ingress: balancer`.",
                    ServiceSettingsRules::requests),
            new SettingsRule(
                    "slipway:services.<name>.scale.responseTimeMillis",
                    "Scaling by the response time needs `ingress: balancer`.",
                    ServiceSettingsRules::responseTimes),
            new SettingsRule(
                    "slipway:services.<name>.scale.steps.metric",
                    "Steps by the response time need `ingress: balancer`.",
                    ServiceSettingsRules::steppedResponseTimes),
            new SettingsRule(
                    "slipway:services.<name>.migrate",
                    "A migration needs an image that a deployment builds or names, not one with `rollOut`.",
                    ServiceSettingsRules::migration));

    private ServiceSettingsRules() {}

    private static Stream<Breach> dataEvents(RuleInput input) {
        var storage = input.settings().storage();
        return input.settings()
                                .audit()
                                .filter(audit -> audit.trail() && audit.dataEvents())
                                .isPresent()
                        && storage.tables().isEmpty()
                        && storage.buckets().isEmpty()
                ? Stream.of(Breach.of(
                        "true",
                        "the stack has no table and no bucket",
                        "declare one in slipway:storage, or remove dataEvents"))
                : Stream.empty();
    }

    private static Stream<Breach> requests(RuleInput input) {
        return input.services()
                .filter(service -> service.ingress().balanced().isEmpty())
                .flatMap(service -> service.spec().scaling().requests().stream().mapToObj(requests -> Breach.of(
                                Integer.toString(requests),
                                "only a balancer counts requests",
                                "remove it, or set ingress to balancer")
                        .at(service.name())));
    }

    private static Stream<Breach> responseTimes(RuleInput input) {
        return input.services()
                .filter(service -> service.ingress().balanced().isEmpty())
                .flatMap(service -> service.spec().scaling().responseTimeMillis().stream()
                        .mapToObj(millis -> Breach.of(
                                        Integer.toString(millis),
                                        "only a balancer measures response times",
                                        "remove it, or set ingress to balancer")
                                .at(service.name())));
    }

    private static Stream<Breach> steppedResponseTimes(RuleInput input) {
        return input.services()
                .filter(service -> service.ingress().balanced().isEmpty())
                .filter(service -> service.spec()
                        .scaling()
                        .steps()
                        .filter(steps -> steps.metric() == ServiceMetric.RESPONSE_TIME_MILLIS)
                        .isPresent())
                .map(service -> Breach.of(
                                "responseTimeMillis",
                                "only a balancer measures response times",
                                "set it to another metric, or ingress to balancer")
                        .at(service.name()));
    }

    /** Services with {@code migrate} and {@code rollOut}: the function that rolls out an image runs no migration. */
    private static Stream<Breach> migration(RuleInput input) {
        return input.services()
                .filter(service -> service.image() instanceof PushedImageArgs
                        && service.spec().migration().isPresent())
                .map(service -> Breach.of(
                                "",
                                "a pushed image is rolled out without a deployment, and migrations run in deployments",
                                "remove it, or set build to a folder with a Dockerfile instead of rollOut")
                        .at(service.name()));
    }
}
