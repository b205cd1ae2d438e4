package dev.slipway.settings.rules;

import dev.slipway.components.image.PushedImageArgs;
import dev.slipway.components.image.RegistryImage;
import dev.slipway.components.service.LogRouter;
import dev.slipway.components.service.ServiceMetric;
import dev.slipway.components.service.Tracing;
import dev.slipway.settings.ServiceSettings;
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
                    ServiceSettingsRules::migration),
            new SettingsRule(
                    "slipway:services.<name>.memory",
                    "The memory reservations of a task's containers, with those that Slipway adds, fit its memory.",
                    ServiceSettingsRules::memory),
            new SettingsRule(
                    "slipway:services.<name>.repositoryCredentials",
                    "Registry credentials need an `image` of a private registry other than ECR.",
                    ServiceSettingsRules::credentials));

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

    private static Stream<Breach> memory(RuleInput input) {
        return input.services()
                .filter(service ->
                        reserved(service) > service.spec().task().size().memory())
                .map(service -> Breach.of(
                                Integer.toString(service.spec().task().size().memory()),
                                "the containers of the task reserve %d MiB".formatted(reserved(service)),
                                "raise memory, or lower a memoryReservation")
                        .at(service.name()));
    }

    /** The memory in MiB that the containers of a service's task reserve, if one of the stack file does. */
    private static int reserved(ServiceSettings service) {
        var own = service.spec().task().reservedMemory();
        return own == 0
                ? 0
                : own
                        + service.logs()
                                .router()
                                .map(router -> LogRouter.MEMORY)
                                .orElse(0)
                        + service.tracing().map(tracing -> Tracing.MEMORY).orElse(0);
    }

    private static Stream<Breach> credentials(RuleInput input) {
        return input.services()
                .filter(service -> service.spec()
                        .container()
                        .options()
                        .repositoryCredentials()
                        .isPresent())
                .filter(service -> !(service.image() instanceof RegistryImage image) || image.inEcr())
                .map(service -> Breach.of("", "ECS pulls images of ECR with the execution role", "remove it")
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
