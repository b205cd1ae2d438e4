package dev.slipway.settings.imports.taskdefinition;

import dev.slipway.settings.imports.DraftSection;
import dev.slipway.settings.imports.SourceField;
import dev.slipway.settings.imports.SourceFields;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reader of a container definition: the service's own container, or a sidecar. */
final class ContainerDefinitionFields {
    private static final List<String> CONDITIONS = List.of("START", "COMPLETE", "SUCCESS", "HEALTHY");
    private static final String NO_FARGATE = "Fargate does not support it";
    private static final String OTHER_LOGS =
            "logs go to CloudWatch, or by slipway:logs.archive to S3: forward them from there, or send them from the application instead of the driver %s";
    private static final Map<String, String> WITHOUT_KEY = Map.ofEntries(
            Map.entry("cpu", "containers of a task share its cpu"),
            Map.entry(
                    "memory",
                    "containers of a task share its memory; memoryReservation is the part that one of them has for itself"),
            Map.entry("links", NO_FARGATE + ": containers of a task reach each other on localhost"),
            Map.entry("hostname", NO_FARGATE + ": services are called by their name, see connects"),
            Map.entry("startTimeout", "ECS waits 3 minutes for a container that others depend on"),
            Map.entry(
                    "restartPolicy",
                    "ECS replaces the task if an essential container ends, and restarts no single one"),
            Map.entry("versionConsistency", "ECS resolves tags to digests for each deployment"),
            Map.entry("disableNetworking", NO_FARGATE),
            Map.entry("privileged", NO_FARGATE + ": run the container without it"),
            Map.entry("dnsServers", NO_FARGATE),
            Map.entry("dnsSearchDomains", NO_FARGATE),
            Map.entry("extraHosts", NO_FARGATE + ": use names of DNS"),
            Map.entry("dockerSecurityOptions", NO_FARGATE),
            Map.entry("interactive", "a terminal is not a setting: use exec, and ./slipway exec"),
            Map.entry("pseudoTerminal", "a terminal is not a setting: use exec, and ./slipway exec"),
            Map.entry(
                    "systemControls",
                    "kernel parameters are not settings: see docs/how-to/own-resources.md for a transformation of the task definition"),
            Map.entry("resourceRequirements", NO_FARGATE + ": it has no GPU"),
            Map.entry("credentialSpecs", "credential specifications of Active Directory are not settings"));

    private final ImportedTask task;
    private final SourceFields fields;
    private final DraftSection draft;

    private ContainerDefinitionFields(ImportedTask task, SourceFields fields, DraftSection draft) {
        this.task = task;
        this.fields = fields;
        this.draft = draft;
    }

    /** Reads all containers, the main one first. */
    static void readAll(ImportedTask task) {
        var volumes = VolumeMounts.read(task);
        var main = new SourceFields(task.main(), task.errors());
        new ContainerDefinitionFields(task, main, task.service()).read(volumes);
        task.containers().forEach((name, container) -> {
            if (container == task.main()) {
                return;
            }
            if (container.member("firelensConfiguration").isPresent()) {
                task.report()
                        .lost(
                                container.member("firelensConfiguration").orElseThrow(),
                                "the container is left out: logs: archive or both adds a log router, see slipway:logs.archive; for other outputs let the application send its logs");
                task.report().ignored(container, "the log router is left out");
                return;
            }
            var sidecar = task.service().element("sidecars");
            sidecar.put("name", name);
            new ContainerDefinitionFields(task, new SourceFields(container, task.errors()), sidecar).read(volumes);
        });
    }

    private boolean isMain() {
        return task.isMain(fields);
    }

    private void read(VolumeMounts volumes) {
        fields.text("name").ifPresent(name -> {
            if (isMain() && !draft.path().endsWith("." + name.value())) {
                task.report()
                        .changed(name.source(), draft.path(), "the service's container has the name of the service");
            } else {
                task.report().taken(name.source(), draft.path());
            }
        });
        TaskImage.read(task, fields, draft);
        essential();
        fields.section("repositoryCredentials")
                .flatMap(credentials -> task.filled(credentials, "credentialsParameter"))
                .ifPresent(secret ->
                        draft.take("repositoryCredentials", TaskSecrets.managed(secret.value()), secret.source()));
        new PortMappings(task, draft, isMain()).read(fields);
        words("entryPoint", "entryPoint");
        words("command", "command");
        TaskSecrets.read(task, fields, draft);
        volumes.mounts(fields, draft);
        texts("user", "workingDirectory");
        fields.flag("readonlyRootFilesystem").ifPresent(flag -> draft.take("readOnly", flag));
        stopTimeout();
        fields.integer("memoryReservation", 4, 122880).ifPresent(soft -> draft.take("memoryReservation", soft));
        fields.section("linuxParameters").ifPresent(linux -> new LinuxFields(task, draft).read(linux));
        new LinuxFields(task, draft).limits(fields);
        labels();
        fields.sections("dependsOn").forEach(this::dependsOn);
        fields.section("healthCheck").ifPresent(this::health);
        logs();
        fields.value("firelensConfiguration").ifPresent(router -> task.report()
                .lost(router, "logs: archive or both adds a log router, see slipway:logs.archive"));
        task.lost(fields, WITHOUT_KEY);
    }

    private void stopTimeout() {
        if (ImportedTask.text(fields.source(), "stopTimeout").orElse("").equals("0")) {
            task.ignored(fields, List.of("stopTimeout"), "0, as without it");
            return;
        }
        fields.integer("stopTimeout", 2, 120).ifPresent(seconds -> draft.take("stopTimeoutSeconds", seconds));
    }

    private void essential() {
        fields.flag("essential").ifPresent(flag -> {
            if (!isMain()) {
                draft.take("essential", flag);
            } else if (flag.value()) {
                task.report().taken(flag.source(), draft.path());
            } else {
                task.report().changed(flag.source(), draft.path(), "the service's own container is always essential");
            }
        });
    }

    private void words(String field, String key) {
        fields.texts(field).ifPresent(words -> {
            if (words.value().isEmpty()) {
                task.report().ignored(words.source(), "empty, so that of the image");
            } else {
                draft.take(key, words.value(), words.source());
                task.pipelineValue(words.source(), draft.key(key), words.value());
            }
        });
    }

    private void texts(String... keys) {
        for (var key : keys) {
            task.filled(fields, key).ifPresent(text -> {
                draft.take(key, text);
                task.pipelineValue(text.source(), draft.key(key), List.of(text.value()));
            });
        }
    }

    private void labels() {
        fields.value("dockerLabels")
                .filter(labels -> !labels.members().isEmpty())
                .ifPresent(source -> {
                    var texts = fields.textEntries("dockerLabels");
                    texts.forEach(draft.section("dockerLabels")::put);
                    task.report().taken(source, draft.key("dockerLabels"));
                    task.pipelineValue(source, draft.key("dockerLabels"), List.copyOf(texts.values()));
                });
    }

    private void dependsOn(SourceFields dependency) {
        if (ImportedTask.text(dependency.source(), "containerName").orElse("-").isBlank()) {
            task.report().ignored(dependency.source(), "empty, as without it");
            return;
        }
        var name = dependency.text("containerName");
        var condition = dependency.choice("condition", CONDITIONS);
        if (name.isEmpty() || condition.isEmpty()) {
            if (dependency.source().member("condition").isEmpty() || name.isEmpty()) {
                task.errors().add(dependency.source(), "containerName and condition are required; write both");
            }
            return;
        }
        var other = Optional.ofNullable(task.containers().get(name.get().value()));
        if (other.isEmpty()) {
            task.errors()
                    .add(
                            name.get().source(),
                            "there is no such container; name one of %s"
                                    .formatted(
                                            String.join(", ", task.containers().keySet())));
        } else if (other.get() == task.main()) {
            task.report()
                    .lost(
                            dependency.source(),
                            "sidecars start before the service's container or beside it, never after it: let the sidecar wait by itself");
        } else if (other.get().member("firelensConfiguration").isPresent()) {
            task.report().ignored(dependency.source(), "the log router of the stack starts first");
        } else {
            draft.section("dependsOn")
                    .take(
                            name.get().value(),
                            condition.get().value().toLowerCase(Locale.ROOT),
                            condition.get().source());
            task.report().taken(name.get().source(), draft.key("dependsOn"));
        }
    }

    private void health(SourceFields check) {
        var command = check.texts("command").filter(words -> !words.value().isEmpty());
        if (command.isEmpty()) {
            task.errors().add(check.source(), "command is required; write [CMD-SHELL, \"one line\"]");
            return;
        }
        var health = draft.section("health");
        var words = command.get().value();
        if (words.get(0).equals("NONE")) {
            draft.members().remove("health");
            task.report().ignored(check.source(), "ECS runs no check of the image");
            return;
        }
        if (words.get(0).startsWith("CMD")) {
            health.take("command", words, command.get().source());
        } else {
            health.change(
                    "command",
                    List.of("CMD-SHELL", String.join(" ", words)),
                    command.get().source(),
                    "a check begins with CMD or CMD-SHELL");
        }
        number(check, health, "interval", "intervalSeconds", 5, 300, 30);
        number(check, health, "timeout", "timeoutSeconds", 2, 60, 5);
        number(check, health, "retries", "retries", 1, 10, 3);
        number(check, health, "startPeriod", "startPeriodSeconds", 0, 300, 0);
    }

    private static void number(
            SourceFields check, DraftSection health, String field, String key, int min, int max, int otherwise) {
        check.integer(field, min, max)
                .ifPresentOrElse(
                        value -> health.take(key, value),
                        () -> health.preset(key, otherwise, check.source(), "the default of ECS for " + field));
    }

    private void logs() {
        fields.section("logConfiguration").ifPresent(logs -> {
            var driver = logs.text("logDriver").map(SourceField::value).orElse("awslogs");
            if (driver.equals("awslogs")) {
                task.report().ignored(logs.source(), TemplatePlaceholders.LOGS);
            } else {
                task.report().lost(logs.source(), OTHER_LOGS.formatted(driver));
            }
        });
    }
}
