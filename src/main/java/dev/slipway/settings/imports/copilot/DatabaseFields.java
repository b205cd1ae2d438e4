package dev.slipway.settings.imports.copilot;

import dev.slipway.settings.imports.DraftSection;
import dev.slipway.settings.imports.SourceFields;
import dev.slipway.settings.imports.SourceValue;
import java.util.List;

/** Reader of an Aurora cluster of an add-on template. */
record DatabaseFields(EnvironmentScope scope, TemplateValues values, SourceFields properties, DraftSection database) {
    private static final String NOT_IN_FILE = "the value follows from a mapping or a parameter: write it";
    private static final List<String> OWN = List.of(
            "MasterUsername",
            "MasterUserPassword",
            "ManageMasterUserPassword",
            "DBClusterParameterGroupName",
            "DBSubnetGroupName",
            "VpcSecurityGroupIds",
            "StorageEncrypted",
            "KmsKeyId",
            "Port",
            "EngineMode",
            "EnableHttpEndpoint",
            "DBClusterIdentifier",
            "CopyTagsToSnapshot",
            "Tags");

    /** @param instances the instances of the cluster */
    void read(int instances) {
        var report = scope.report();
        properties
                .value("Engine")
                .ifPresent(engine -> database.take("engine", values.of(engine).text(), engine));
        properties
                .value("EngineVersion")
                .ifPresent(version -> report.changed(
                        version.markAllRead(),
                        database.key("version"),
                        "Slipway's default version instead of %s: set version for a snapshot of it, which needs the same major version"
                                .formatted(values.of(version).text())));
        properties.value("DatabaseName").ifPresent(name -> {
            var text = values.of(name).text();
            if (text.matches("[A-Za-z]\\w{0,62}")) {
                database.take("name", text, name);
            }
        });
        properties
                .section("ServerlessV2ScalingConfiguration")
                .or(() -> properties.section("ScalingConfiguration"))
                .ifPresent(scaling -> {
                    capacity(scaling, "MinCapacity", "minAcu");
                    capacity(scaling, "MaxCapacity", "maxAcu");
                    for (var name :
                            List.of("AutoPause", "SecondsUntilAutoPause", "SecondsBeforeTimeout", "TimeoutAction")) {
                        scaling.value(name)
                                .ifPresent(
                                        value -> report.changed(
                                                value.markAllRead(),
                                                database.key("minAcu"),
                                                "the cluster is Serverless v2: it pauses with minAcu 0, after pauseAfterSeconds"));
                    }
                });
        properties.value("BackupRetentionPeriod").ifPresent(value -> backupDays(value));
        properties
                .value("DeletionProtection")
                .ifPresent(flag -> report.changed(
                        flag.markAllRead(), "slipway:protected", "protected stacks have deletion protection"));
        OWN.forEach(
                name -> properties.value(name).ifPresent(value -> report.taken(value.markAllRead(), database.path())));
        database.preset("instances", Math.max(1, instances), properties.source(), "the instances of the add-on");
        report.changed(
                properties.source(),
                database.path(),
                "a new, empty cluster: move the data by a snapshot, a dump or a replica, or keep Copilot's by slipway:database.existing in its VPC");
    }

    private void backupDays(SourceValue value) {
        var text = values.of(value).text();
        if (text.matches("[1-9]|[12]\\d|3[0-5]")) {
            database.take("backupDays", Integer.parseInt(text), value);
        } else {
            scope.report().open(value, database.key("backupDays"), NOT_IN_FILE);
        }
    }

    private void capacity(SourceFields scaling, String field, String key) {
        scaling.value(field).ifPresent(value -> capacity(value, key));
    }

    private void capacity(SourceValue value, String key) {
        var text = values.of(value).text();
        if (text.matches("\\d+(\\.\\d+)?")) {
            Object number = text.contains(".") ? (Object) Double.valueOf(text) : Integer.valueOf(text);
            database.take(key, number, value);
        } else {
            scope.report().open(value, database.key(key), NOT_IN_FILE);
        }
    }
}
