package dev.slipway.settings.imports.taskdefinition;

import dev.slipway.settings.imports.SourceField;
import dev.slipway.settings.imports.SourceFields;
import java.util.List;
import java.util.Map;

/** Reader of the fields of a task definition outside of its containers. */
final class TaskLevelFields {
    private static final int INCLUDED_GIB = 20;
    private static final int MAX_GIB = 200;
    private static final List<String> RESPONSE = List.of(
            "taskDefinitionArn",
            "revision",
            "status",
            "requiresAttributes",
            "compatibilities",
            "registeredAt",
            "registeredBy",
            "deregisteredAt",
            "deleteRequestedAt");
    private static final Map<String, String> WITHOUT_KEY = Map.of(
            "pidMode",
            "containers of a task share no process ids: let them communicate over localhost or a scratch volume",
            "ipcMode",
            "Fargate has no such mode: let containers communicate over localhost or a scratch volume",
            "proxyConfiguration",
            "AWS App Mesh ends in 2026: services call each other by connects, with Service Connect",
            "placementConstraints",
            "Fargate places tasks across the zones of slipway:network.zones",
            "inferenceAccelerators",
            "AWS has ended Elastic Inference",
            "enableFaultInjection",
            "tasks with fault injection of AWS FIS are not settings: set it by a transformation, see docs/how-to/own-resources.md");
    private static final String OWN_TAG = "(?i)aws:.*|Project|Stack|Name";

    private TaskLevelFields() {}

    static void read(ImportedTask task, TaskDefinitionOptions options) {
        var fields = task.fields();
        var service = task.service();
        fields.text("family").ifPresentOrElse(family -> family(task, family), () -> task.report()
                .defaulted(fields.source(), service.path(), "the file has no family"));
        fields.value("containerDefinitions").ifPresent(value -> task.report().taken(value, service.path()));
        TaskSize.write(task);
        roles(task);
        network(task);
        platform(task);
        fields.section("ephemeralStorage")
                .flatMap(disk -> disk.integer("sizeInGiB", INCLUDED_GIB, MAX_GIB))
                .ifPresent(size -> {
                    if (size.value() > INCLUDED_GIB) {
                        service.take("diskGiB", size);
                    } else {
                        task.report().ignored(size.source(), "20 GiB is what every task has");
                    }
                });
        fields.sections("tags").forEach(tag -> tag(task, tag));
        task.lost(fields, WITHOUT_KEY);
        task.ignored(fields, RESPONSE, "ECS writes it into its answer");
    }

    private static void family(ImportedTask task, SourceField<String> family) {
        var path = task.service().path();
        if (path.endsWith("." + family.value())) {
            task.report().taken(family.source(), path);
        } else {
            task.report().changed(family.source(), path, "names have up to 20 lower-case letters, digits and hyphens");
        }
    }

    private static void roles(ImportedTask task) {
        task.fields()
                .text("taskRoleArn")
                .filter(role -> !role.value().isEmpty())
                .ifPresent(role -> task.report()
                        .open(
                                role.source(),
                                task.service().key("allow"),
                                "the service has a role of its own, and the file does not show the policies of %s: write uses for stores of the stack and allow for the rest, from aws iam list-attached-role-policies and list-role-policies"
                                        .formatted(role.value().replaceFirst(".*role/", ""))));
        task.ignored(
                task.fields(),
                List.of("executionRoleArn"),
                "the stack has an execution role for exactly the images, secrets and logs of the service");
    }

    private static void network(ImportedTask task) {
        var key = task.service().path();
        task.fields().text("networkMode").ifPresent(mode -> {
            if (mode.value().equals("awsvpc")) {
                task.report().ignored(mode.source(), "all tasks have it");
            } else {
                task.report()
                        .changed(
                                mode.source(),
                                key,
                                "tasks have the mode awsvpc: containers of a task reach each other on localhost, and each task has an address of its own");
            }
        });
        task.fields().texts("requiresCompatibilities").ifPresent(launch -> {
            if (launch.value().isEmpty() || launch.value().contains("FARGATE")) {
                task.report().ignored(launch.source(), "all services run on Fargate");
            } else {
                task.report().changed(launch.source(), key, "services run on Fargate");
            }
        });
    }

    private static void platform(ImportedTask task) {
        var service = task.service();
        var platform = task.fields().section("runtimePlatform");
        platform.flatMap(fields -> fields.text("operatingSystemFamily")).ifPresent(system -> {
            if (system.value().equals("LINUX")) {
                task.report().ignored(system.source(), "all containers run on Linux");
            } else {
                task.report()
                        .open(
                                system.source(),
                                service.key("image"),
                                "Slipway has Linux containers only: build the image for Linux, or keep this service outside");
            }
        });
        platform.flatMap(fields -> fields.choice("cpuArchitecture", List.of("X86_64", "ARM64")))
                .ifPresentOrElse(
                        architecture -> service.take(
                                "architecture",
                                architecture.value().equalsIgnoreCase("ARM64") ? "arm64" : "x86_64",
                                architecture.source()),
                        () -> service.preset(
                                "architecture",
                                "x86_64",
                                task.fields().source(),
                                "the default of ECS is X86_64, Slipway's arm64"));
    }

    private static void tag(ImportedTask task, SourceFields tag) {
        var key = tag.text("key");
        var value = tag.text("value");
        key.ifPresent(name -> {
            if (name.value().matches(OWN_TAG)) {
                task.report().ignored(name.source(), "Slipway and AWS set this tag");
            } else {
                task.root()
                        .section("tags")
                        .change(
                                name.value(),
                                value.map(text -> text.value()).orElse(""),
                                name.source(),
                                "the tag is on all resources of the stack");
            }
        });
        value.ifPresent(text -> {
            task.report().taken(text.source(), task.root().key("tags"));
            task.pipelineValue(text.source(), task.root().key("tags"), List.of(text.value()));
        });
    }
}
