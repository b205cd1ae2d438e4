package dev.slipway.settings.imports.copilot;

import dev.slipway.settings.imports.DraftSection;
import dev.slipway.settings.imports.SourceFields;
import dev.slipway.settings.imports.SourceValue;
import dev.slipway.settings.imports.copilot.EnvironmentScope.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reader of an environment's manifest, and of the defaults of an environment without one. */
final class EnvironmentFields {
    private static final int MAX_ZONES = 3;

    private final EnvironmentScope scope;
    private final SourceFields fields;

    private EnvironmentFields(EnvironmentScope scope, SourceFields fields) {
        this.scope = scope;
        this.fields = fields;
    }

    /** Reads the manifest, after those of the services, since defaults depend on them. */
    static void read(EnvironmentScope scope, SourceValue manifest) {
        new EnvironmentFields(scope, new SourceFields(manifest, scope.errors())).read();
    }

    private void read() {
        fields.text("name").ifPresent(name -> scope.report().taken(name.source(), "slipway:"));
        fields.text("type").ifPresent(type -> scope.report().taken(type.source(), "slipway:"));
        var vpc = fields.section("network").flatMap(network -> network.section("vpc"));
        var isExisting = vpc.flatMap(section -> section.source().member("id")).isPresent();
        if (isExisting) {
            scope.traits().add(Trait.EXISTING_VPC);
            existing(vpc.get());
        } else {
            network(vpc);
        }
        vpc.ifPresent(this::securityGroup);
        vpc.flatMap(section -> section.value("flow_logs"))
                .ifPresentOrElse(value -> flowLogs(vpc.get(), value, isExisting), () -> {
                    if (!isExisting) {
                        preset("network", "flowLogs", false, "VPC flow logs are off by default in Copilot");
                    }
                });
        fields.section("observability")
                .flatMap(observability -> observability.flag("container_insights"))
                .ifPresentOrElse(
                        flag -> scope.root()
                                .section("cluster")
                                .take("insights", flag.value() ? "enabled" : "disabled", flag.source()),
                        () -> preset(
                                "cluster", "insights", "disabled", "Container Insights are off by default in Copilot"));
        new EnvironmentHttp(scope, fields).read();
    }

    private void preset(String section, String key, Object value, String note) {
        scope.root().section(section).preset(key, value, fields.source(), note);
    }

    private void existing(SourceFields vpc) {
        var existing = scope.root().section("network").section("existing");
        vpc.text("id").ifPresent(id -> existing.take("vpcId", id));
        vpc.value("cidr").ifPresent(cidr -> scope.errors().add(cidr, "id and cidr exclude each other; remove one"));
        vpc.section("subnets").ifPresent(subnets -> {
            existing(subnets, "public", "publicSubnetIds", existing);
            existing(subnets, "private", "privateSubnetIds", existing);
        });
    }

    private void existing(SourceFields subnets, String field, String key, DraftSection existing) {
        var ids = new ArrayList<String>();
        for (var subnet : subnets.sections(field)) {
            subnet.text("id").ifPresent(id -> {
                ids.add(id.value());
                scope.report().taken(id.source(), existing.key(key));
            });
            subnet.value("cidr")
                    .ifPresent(cidr -> scope.report().ignored(cidr, "an existing subnet has its own block"));
            subnet.value("az").ifPresent(zone -> scope.report().ignored(zone, "an existing subnet has its own zone"));
        }
        if (!ids.isEmpty()) {
            existing.put(key, ids);
        }
    }

    private void network(Optional<SourceFields> vpc) {
        var network = scope.root().section("network");
        vpc.flatMap(section -> section.text("cidr")).ifPresent(cidr -> CidrBlocks.normal(cidr.value())
                .ifPresentOrElse(block -> network.take("cidr", block, cidr.source()), () -> scope.errors()
                        .add(cidr.source(), "an IPv4 block is allowed; write it as in 10.0.0.0/16")));
        vpc.flatMap(section -> section.section("subnets")).ifPresent(subnets -> {
            var zones = Math.max(
                    subnets.items("public").size(), subnets.items("private").size());
            network.put("zones", Math.max(1, Math.min(MAX_ZONES, zones)));
            for (var kind : List.of("public", "private")) {
                for (var subnet : subnets.sections(kind)) {
                    subnet.value("cidr").ifPresent(cidr -> scope.report()
                            .changed(
                                    cidr,
                                    network.key("zones"),
                                    "the blocks of subnets follow from slipway:network.cidr"));
                    subnet.value("az").ifPresent(zone -> scope.report()
                            .changed(zone, network.key("zones"), "zones are chosen by the region and the number"));
                }
            }
        });
        if (scope.traits().contains(Trait.PRIVATE_TASKS)) {
            network.preset(
                    "nat",
                    "perZone",
                    fields.source(),
                    "Copilot creates a NAT gateway in each zone for tasks in private subnets; single costs less");
        } else {
            network.preset(
                    "nat", "none", fields.source(), "no task is in private subnets, so Copilot has no NAT gateway");
        }
    }

    private void securityGroup(SourceFields vpc) {
        vpc.section("security_group").ifPresent(group -> {
            for (var direction : List.of("ingress", "egress")) {
                for (var rule : group.sections(direction)) {
                    scope.report()
                            .lost(
                                    rule.source(),
                                    "each service has a security group of its own: add an existing group by securityGroups of the services that need the rule, or use routes.allowCidrs");
                }
            }
        });
    }

    private void flowLogs(SourceFields vpc, SourceValue value, boolean isExisting) {
        if (isExisting) {
            scope.report().lost(value, "an existing VPC is not changed; create its flow log beside the stack");
            return;
        }
        var isOn = TaskFields.isOn(vpc, value);
        scope.root().section("network").take("flowLogs", isOn, value);
        if (value.isObject()) {
            vpc.section(value)
                    .flatMap(logs -> logs.integer("retention", 1, 3653))
                    .ifPresent(days -> {
                        var logs = scope.root().section("logs");
                        if (logs.members().get("retentionDays") instanceof Integer known && known >= days.value()) {
                            scope.report()
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
        } else if (isOn && !scope.root().section("logs").has("retentionDays")) {
            scope.report()
                    .changed(
                            value,
                            "slipway:logs.retentionDays",
                            "kept for 30 days like all logs of the stack, 14 in Copilot");
        }
    }
}
