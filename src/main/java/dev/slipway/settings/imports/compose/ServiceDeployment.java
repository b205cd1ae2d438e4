package dev.slipway.settings.imports.compose;

import dev.slipway.settings.imports.SourceFields;
import java.util.Map;
import java.util.Optional;

/** Reader of {@code deploy} and {@code scale}. */
final class ServiceDeployment {
    private static final int MAX_COUNT = 5000;
    private static final Map<String, String> LOST = Map.of(
            "placement", "Fargate places tasks, spread over the zones of the network",
            "rollback_config", "a rollback replaces tasks as the deployment does",
            "endpoint_mode", "connects balances the calls of a service over its tasks",
            "labels", "nothing on AWS reads labels of a service: slipway:tags");

    private ServiceDeployment() {}

    static void read(ComposeService service) {
        var deploy = service.fields().section("deploy");
        ContainerSize.read(service, deploy);
        var scale = service.fields().integer("scale", 0, MAX_COUNT);
        var replicas = deploy.flatMap(fields -> fields.integer("replicas", 0, MAX_COUNT))
                .or(() -> scale);
        if (service.isJob()) {
            replicas.ifPresent(field -> service.report().ignored(field.source(), "a job has one task"));
        } else {
            replicas.ifPresent(field -> service.draft().section("count").take("desired", field));
        }
        deploy.ifPresent(fields -> {
            fields.text("mode").ifPresent(mode -> {
                if (mode.value().equals("replicated")) {
                    service.report().taken(mode.source(), service.key("count"));
                } else {
                    service.report()
                            .changed(
                                    mode.source(),
                                    service.key("count"),
                                    "Fargate has no machines to run one task on each of: a number of tasks");
                }
            });
            fields.section("restart_policy").ifPresent(policy -> service.report()
                    .changed(
                            policy.source().markAllRead(),
                            service.draft().path(),
                            "ECS always replaces tasks that end, with growing delays"));
            LOST.forEach((key, reason) ->
                    fields.value(key).ifPresent(value -> service.report().lost(value, reason)));
            fields.section("update_config")
                    .ifPresent(update -> update(
                            service,
                            update,
                            replicas.map(field -> field.value()).orElse(1)));
        });
    }

    private static void update(ComposeService service, SourceFields update, int count) {
        var parallelism = update.integer("parallelism", 0, MAX_COUNT);
        var order = update.text("order");
        var together = parallelism
                .map(field -> field.value())
                .filter(number -> number > 0)
                .orElse(1);
        var stopsFirst = !order.map(field -> field.value()).orElse("stop-first").equals("start-first");
        var note = stopsFirst ? "a task stops before its successor starts" : "new tasks start beside the old ones";
        if (!service.isJob()) {
            var deploy = service.draft().section("deploy");
            if (stopsFirst && count <= 1) {
                deploy.put("replace", "recreate");
            } else if (stopsFirst) {
                deploy.put("minPercent", Math.max(0, (count - together) * 100 / count));
                deploy.put("maxPercent", 100);
            } else if (deploy.members().isEmpty()) {
                service.draft().members().remove("deploy");
            }
        }
        order.ifPresent(field -> service.report().changed(field.source(), service.key("deploy"), note));
        parallelism.ifPresent(field -> service.report()
                .changed(
                        field.source(),
                        service.key("deploy"),
                        "percentages of the count limit the tasks that are replaced at once"));
        update.text("failure_action").ifPresent(action -> {
            if (action.value().equals("rollback")) {
                service.report().taken(action.source(), service.key("deploy"));
            } else {
                service.report()
                        .changed(
                                action.source(),
                                service.key("deploy"),
                                "a deployment that fails is always rolled back");
            }
        });
        Optional.of(update).ifPresent(fields -> Map.of(
                        "delay", "tasks are replaced when their successors are healthy",
                        "monitor", "health.graceSeconds and deploy.timeoutMinutes are the times of a deployment",
                        "max_failure_ratio",
                                "the circuit breaker of ECS has limits of its own, deploy.errorPercent those of responses")
                .forEach((key, reason) ->
                        fields.value(key).ifPresent(value -> service.report().lost(value, reason))));
    }
}
