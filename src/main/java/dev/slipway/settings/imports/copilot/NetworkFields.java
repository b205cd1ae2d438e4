package dev.slipway.settings.imports.copilot;

import dev.slipway.settings.imports.SourceField;
import dev.slipway.settings.imports.SourceFields;
import dev.slipway.settings.imports.SourceValue;
import dev.slipway.settings.imports.copilot.EnvironmentScope.Trait;
import java.util.List;

/** Reader of {@code network} of a service or job. */
final class NetworkFields {
    private NetworkFields() {}

    static void read(Workload workload) {
        var network = workload.fields().section("network");
        var vpc = network.flatMap(fields -> fields.section("vpc"));
        var placement = vpc.flatMap(fields -> fields.value("placement"));
        placement.ifPresentOrElse(
                value -> placement(workload, vpc.get(), value),
                () -> publicTasks(workload, workload.source(), "Copilot's default placement is public"));
        vpc.flatMap(fields -> fields.value("security_groups"))
                .ifPresent(groups -> securityGroups(workload, vpc.get(), groups));
        network.flatMap(fields -> fields.value("connect"))
                .ifPresent(connect -> connect(workload, network.get(), connect));
    }

    private static void publicTasks(Workload workload, SourceValue source, String note) {
        workload.scope().traits().add(Trait.PUBLIC_TASKS);
        workload.draft()
                .preset(
                        "assignPublicIp",
                        true,
                        source,
                        note + ": a public address for each task, without NAT gateways");
    }

    private static void placement(Workload workload, SourceFields vpc, SourceValue value) {
        var scope = workload.scope();
        if (value.isText()) {
            vpc.choice("placement", List.of("public", "private")).ifPresent(placement -> {
                if (placement.value().equalsIgnoreCase("public")) {
                    scope.traits().add(Trait.PUBLIC_TASKS);
                    workload.draft().take("assignPublicIp", true, value);
                } else {
                    privateTasks(workload, value);
                }
            });
            return;
        }
        scope.traits().add(Trait.PRIVATE_TASKS);
        vpc.section(value)
                .flatMap(placement -> placement.value("subnets"))
                .ifPresent(
                        subnets -> workload.report()
                                .lost(
                                        subnets,
                                        "all tasks of a stack are in slipway:network.existing.privateSubnetIds, or publicSubnetIds with assignPublicIp: name these subnets there"));
    }

    /** Notes that tasks have no public address, Slipway's default. */
    static void privateTasks(Workload workload, SourceValue value) {
        workload.scope().traits().add(Trait.PRIVATE_TASKS);
        workload.report().taken(value, workload.draft().key("assignPublicIp"));
    }

    private static void securityGroups(Workload workload, SourceFields vpc, SourceValue value) {
        SourceValue groups = value;
        if (value.isObject()) {
            var fields = vpc.section(value).orElseThrow();
            fields.flag("deny_default")
                    .ifPresent(
                            flag -> workload.report()
                                    .changed(
                                            flag.source(),
                                            workload.draft().key("connects"),
                                            "a service of Slipway admits its load balancer and the services that name it in connects alone"));
            var listed = fields.value("groups");
            if (listed.isEmpty()) {
                return;
            }
            groups = listed.get();
        }
        if (!groups.isList()) {
            workload.errors().add(groups, "a list of security groups is allowed; write [sg-0123456789abcdef0]");
            return;
        }
        for (var group : groups.items()) {
            if (group.isText()) {
                workload.draft().append("securityGroups", group.text());
                workload.report().taken(group.markRead(), workload.draft().key("securityGroups"));
            } else {
                vpc.section(group)
                        .flatMap(from -> from.text("from_cfn"))
                        .ifPresent(export -> exportedGroup(workload, export));
            }
        }
    }

    private static void exportedGroup(Workload workload, SourceField<String> export) {
        if (workload.scope().stores().isGroup(export.value())) {
            workload.report()
                    .changed(
                            export.source(),
                            workload.draft().key("uses"),
                            "the link to the database admits the service");
        } else {
            workload.report()
                    .open(
                            export.source(),
                            workload.draft().key("securityGroups"),
                            "a stack file cannot read the export %s of CloudFormation: write the id of the group"
                                    .formatted(export.value()));
        }
    }

    private static void connect(Workload workload, SourceFields network, SourceValue value) {
        if (value.isObject()) {
            network.section(value).flatMap(connect -> connect.text("alias")).ifPresent(alias -> workload.report()
                    .changed(
                            alias.source(),
                            workload.draft().key("connects"),
                            "callers name the service %s in their connects and call http://%s:<port>; there are no aliases"
                                    .formatted(
                                            workload.scope().setting(workload.name()),
                                            workload.scope().setting(workload.name()))));
            return;
        }
        network.flag(value).ifPresent(flag -> {
            if (flag.value()) {
                workload.report()
                        .changed(
                                value,
                                workload.draft().key("connects"),
                                "Service Connect has no switch: each caller names the services that it calls in its connects, and calls http://<service>:<port>");
            } else {
                workload.report().ignored(value, "without connects a service uses no Service Connect");
            }
        });
    }
}
