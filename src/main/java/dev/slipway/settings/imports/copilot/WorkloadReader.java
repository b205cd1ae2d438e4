package dev.slipway.settings.imports.copilot;

import dev.slipway.settings.imports.DraftSection;
import dev.slipway.settings.imports.ImportReport.FieldResult;
import dev.slipway.settings.imports.SourceFields;
import dev.slipway.settings.imports.SourcePlace;
import dev.slipway.settings.imports.SourceValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reader of the manifest of a service or job, by its type. */
final class WorkloadReader {
    private static final String DISCOVERY =
            "Copilot let all services of an environment call each other at <service>.<environment>.%s.local; in Slipway a caller lists the services under connects and calls http://<service>:<port>. COPILOT_SERVICE_DISCOVERY_ENDPOINT and COPILOT_LB_DNS are not set";

    private WorkloadReader() {}

    /** @param manifest with the overrides of the environment, its variables filled in */
    static void read(EnvironmentScope scope, String name, WorkloadType type, SourceValue manifest) {
        var fields = new SourceFields(manifest, scope.errors());
        if (type == WorkloadType.STATIC_SITE) {
            StaticSiteFields.read(scope, name, fields);
            return;
        }
        var section = "slipway:" + (type == WorkloadType.JOB ? "jobs" : "services");
        fields.text("name").ifPresent(field -> {
            var target = "%s.%s".formatted(section, scope.setting(name));
            if (scope.setting(name).equals(name)) {
                scope.report().taken(field.source(), target);
            } else {
                scope.report()
                        .changed(field.source(), target, "names have up to 20 lower-case letters, digits and hyphens");
            }
        });
        fields.text("type").ifPresent(field -> scope.report().taken(field.source(), section));
        var workload = Workload.of(scope, name, type, fields);
        workload.draft().comment("from " + manifest.place().file());
        switch (type) {
            case JOB -> job(workload);
            case REQUEST_DRIVEN -> RequestDrivenFields.read(workload);
            default -> service(workload);
        }
    }

    private static void service(Workload workload) {
        var type = workload.type();
        ImageFields.read(workload, type == WorkloadType.LOAD_BALANCED);
        common(workload);
        var queue = type == WorkloadType.WORKER ? Optional.of(QueueFields.read(workload)) : Optional.<String>empty();
        CountFields.read(workload, queue);
        OperationFields.deployment(workload, isFixed(workload));
        switch (type) {
            case LOAD_BALANCED -> balanced(workload);
            case BACKEND -> backend(workload);
            default -> workload.draft().put("ingress", "none");
        }
        injected(workload);
    }

    /** The fields of all tasks on ECS. */
    private static void common(Workload workload) {
        TaskFields.read(workload);
        SidecarFields.read(workload);
        VariableFields.read(workload, workload.fields(), workload.draft());
        StorageFields.read(workload);
        NetworkFields.read(workload);
        TopicFields.read(workload);
        OperationFields.logging(workload);
        OperationFields.tracing(workload);
        OperationFields.taskDefinition(workload);
    }

    /** True for a service with one task, which is replaced in its place. */
    private static boolean isFixed(Workload workload) {
        var draft = workload.draft();
        return !draft.has("scale")
                && !(draft.members().get("count") instanceof DraftSection count
                        && count.members().get("desired") instanceof Integer desired
                        && desired > 1);
    }

    private static void balanced(Workload workload) {
        var http = HttpFields.read(workload, false);
        var network = NetworkListeners.read(workload);
        var routes = new ArrayList<>(http);
        routes.addAll(network);
        if (routes.isEmpty()) {
            workload.errors().add(workload.source(), "http or nlb is required; write path: '/' below http");
        }
        RouteDrafts.write(workload, routes);
        if (!network.isEmpty()) {
            workload.draft().put("ingress", http.isEmpty() ? "network" : List.of("balancer", "network"));
        }
    }

    private static void backend(Workload workload) {
        var routes = HttpFields.read(workload, true);
        RouteDrafts.write(workload, routes);
        workload.draft().put("ingress", routes.isEmpty() ? "none" : "internal");
        if (!routes.isEmpty()) {
            workload.report()
                    .changed(
                            workload.source().member("http").orElse(workload.source()),
                            workload.draft().key("ingress"),
                            "the internal load balancer answers on its own name, and on the hosts of a domain; Copilot's %s.%s.%s.internal does not exist"
                                    .formatted(
                                            workload.name(),
                                            workload.scope().name(),
                                            workload.scope().application()));
        }
    }

    private static void job(Workload workload) {
        ImageFields.read(workload, false);
        common(workload);
        JobFields.read(workload);
        workload.draft().members().remove("port");
        injected(workload);
    }

    /** The variables that Copilot sets in every container, which the application may read. */
    static void injected(Workload workload) {
        var scope = workload.scope();
        var environment = workload.draft().section("environment");
        put(environment, "COPILOT_APPLICATION_NAME", scope.application());
        put(environment, "COPILOT_ENVIRONMENT_NAME", scope.name());
        put(environment, "COPILOT_SERVICE_NAME", workload.name());
        workload.report()
                .defaulted(
                        workload.source(),
                        environment.path(),
                        "COPILOT_APPLICATION_NAME, COPILOT_ENVIRONMENT_NAME and COPILOT_SERVICE_NAME, which Copilot sets; remove those that the application does not read%s"
                                .formatted(
                                        workload.sidecars().isEmpty()
                                                ? ""
                                                : ", and copy them to the sidecars that do"));
        workload.report()
                .add(
                        FieldResult.CHANGED,
                        new SourcePlace(CopilotWorkspace.FOLDER, 1, ""),
                        "slipway:services.<name>.connects",
                        DISCOVERY.formatted(scope.application()));
    }

    private static void put(DraftSection environment, String name, String value) {
        if (!environment.has(name)) {
            environment.put(name, value);
        }
    }
}
