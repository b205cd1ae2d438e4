package dev.slipway.settings.imports.copilot;

import dev.slipway.settings.imports.SourceFields;
import dev.slipway.settings.imports.SourceValue;
import java.util.List;
import java.util.Map;

/** Reader of {@code logging}, {@code observability}, {@code deployment} and {@code taskdef_overrides}. */
final class OperationFields {
    private static final String LOG_ROUTER =
            "Slipway's log router writes to slipway:logs.archive, by logs of the service; for other destinations add a sidecar or an extension (docs/how-to/own-resources.md)";
    private static final List<String> LOG_ROUTER_FIELDS = List.of(
            "image",
            "destination",
            "enableMetadata",
            "secretOptions",
            "configFilePath",
            "variables",
            "secrets",
            "env_file");

    /** Paths of a task definition with a key of the service. */
    private static final Map<String, String> OVERRIDES = Map.of(
            "User", "user",
            "WorkingDirectory", "workingDirectory",
            "StopTimeout", "stopTimeoutSeconds",
            "MemoryReservation", "memoryReservation",
            "ReadonlyRootFilesystem", "readOnly",
            "LinuxParameters/InitProcessEnabled", "init");

    private OperationFields() {}

    static void logging(Workload workload) {
        workload.fields().section("logging").ifPresent(logging -> {
            logging.integer("retention", 1, 3653).ifPresent(days -> {
                var logs = workload.scope().root().section("logs");
                if (logs.members().get("retentionDays") instanceof Integer known && known >= days.value()) {
                    workload.report()
                            .changed(
                                    days.source(),
                                    logs.key("retentionDays"),
                                    "a stack has one retention: the longest, %d days".formatted(known));
                } else {
                    logs.change(
                            "retentionDays",
                            days.value(),
                            days.source(),
                            "one retention for all logs of the stack: the longest");
                }
            });
            LOG_ROUTER_FIELDS.forEach(name ->
                    logging.value(name).ifPresent(value -> workload.report().lost(value, LOG_ROUTER)));
        });
    }

    static void tracing(Workload workload) {
        workload.fields()
                .section("observability")
                .flatMap(fields -> fields.choice("tracing", List.of("awsxray")))
                .ifPresent(tracing -> workload.draft().section("tracing").take("exporter", "xray", tracing.source()));
    }

    /** @param isFixed true if a service has one task, so that it can be replaced in its place */
    static void deployment(Workload workload, boolean isFixed) {
        workload.fields().section("deployment").ifPresent(deployment -> {
            deployment.choice("rolling", List.of("default", "recreate")).ifPresent(rolling -> {
                var deploy = workload.draft().section("deploy");
                if (rolling.value().equalsIgnoreCase("default")) {
                    workload.report().taken(rolling.source(), deploy.key("replace"));
                } else if (isFixed) {
                    deploy.take("replace", "recreate", rolling.source());
                } else {
                    deploy.put("minPercent", 0);
                    deploy.change(
                            "maxPercent", 100, rolling.source(), "several tasks stop before their successors start");
                }
            });
            deployment.value("rollback_alarms").ifPresent(alarms -> workload.report()
                    .lost(alarms, alarmsNote(alarms)));
        });
    }

    private static String alarmsNote(SourceValue alarms) {
        return alarms.isObject()
                ? "deployments roll back by Slipway's own alarms behind a load balancer (deploy.errorPercent, unhealthy tasks); slipway:alarms reports CPU, memory and queues by e-mail"
                : "deployments roll back by Slipway's own alarms behind a load balancer, not by existing ones; adopt those in an extension (docs/how-to/own-resources.md)";
    }

    static void taskDefinition(Workload workload) {
        for (var rule : workload.fields().sections("taskdef_overrides")) {
            override(workload, rule);
        }
    }

    private static void override(Workload workload, SourceFields rule) {
        var path = rule.text("path");
        var value = rule.value("value");
        if (path.isEmpty() || value.isEmpty()) {
            workload.errors().add(rule.source(), "path and value are required; write the missing one");
            return;
        }
        var key = OVERRIDES.get(path.get()
                .value()
                .replaceFirst("^/?ContainerDefinitions\\[0][./]", "")
                .replace('.', '/'));
        if (key == null || !value.get().isText() || !path.get().value().contains("ContainerDefinitions[0]")) {
            workload.report()
                    .lost(
                            rule.source(),
                            "the path %s has no key; see the keys of a container in docs/settings/container.md"
                                    .formatted(path.get().value()));
            return;
        }
        var text = value.get().text();
        Object setting = text.matches("\\d{1,9}") && !key.equals("user")
                ? Integer.valueOf(text)
                : SourceFields.isFlag(value.get()) ? (Object) Boolean.valueOf(text) : text;
        workload.draft().take(key, setting, value.get());
        workload.report().taken(path.get().source(), workload.draft().key(key));
    }
}
