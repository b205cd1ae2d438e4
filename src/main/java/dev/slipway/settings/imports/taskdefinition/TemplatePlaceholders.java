package dev.slipway.settings.imports.taskdefinition;

import dev.slipway.settings.imports.ImportReport;
import dev.slipway.settings.imports.SourceValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The placeholders of a template that stand for numbers, booleans, lists and objects, whose values the file does not have. */
final class TemplatePlaceholders {
    /** The note about logs in CloudWatch. */
    static final String LOGS = "the log group of the stack gets the logs; the old one keeps its events";

    /** Fields that are no texts, apart from {@code cpu} and {@code memory}, which have a reader of their own. */
    private static final Set<String> TYPED = Set.of(
            "command",
            "containerPort",
            "cpuArchitecture",
            "dependsOn",
            "dockerLabels",
            "entryPoint",
            "environment",
            "environmentFiles",
            "ephemeralStorage",
            "essential",
            "hardLimit",
            "healthCheck",
            "initProcessEnabled",
            "interval",
            "linuxParameters",
            "memoryReservation",
            "mountPoints",
            "portMappings",
            "protocol",
            "readOnly",
            "readonlyRootFilesystem",
            "repositoryCredentials",
            "retries",
            "runtimePlatform",
            "secrets",
            "sizeInGiB",
            "softLimit",
            "startPeriod",
            "stopTimeout",
            "tags",
            "timeout",
            "ulimits",
            "volumes",
            "volumesFrom");

    /** Fields that no setting follows from, whatever their value is. */
    private static final Map<String, String> WITHOUT_EFFECT = Map.of(
            "hostPort", "tasks on Fargate have the port of the container",
            "logConfiguration", LOGS,
            "requiresCompatibilities", "all services run on Fargate");

    private TemplatePlaceholders() {}

    /** The value without such fields, each of which is reported. */
    static SourceValue leftOut(SourceValue value, ImportReport report) {
        if (value.isList()) {
            return value.withItems(
                    value.items().stream().map(item -> leftOut(item, report)).toList());
        }
        if (!value.isObject()) {
            return value;
        }
        var members = new LinkedHashMap<String, SourceValue>();
        value.members().forEach((key, member) -> {
            var isPlaceholder = member.isText() && ImportedTask.isPlaceholder(member.text());
            if (isPlaceholder && WITHOUT_EFFECT.containsKey(key)) {
                report.ignored(member, WITHOUT_EFFECT.get(key));
            } else if (isPlaceholder && TYPED.contains(key)) {
                report.open(
                        member.markAllRead(),
                        "",
                        "a pipeline fills in the value: write it under the key of docs/task-definition-fields.md");
            } else {
                members.put(key, leftOut(member, report));
            }
        });
        return value.withMembers(members, List.of());
    }
}
