package dev.slipway.settings.imports.taskdefinition;

import dev.slipway.base.Suggestions;
import dev.slipway.settings.imports.DraftSection;
import dev.slipway.settings.imports.ImportErrors;
import dev.slipway.settings.imports.ImportReport;
import dev.slipway.settings.imports.ImportReport.FieldResult;
import dev.slipway.settings.imports.ImportedStacks;
import dev.slipway.settings.imports.SettingNames;
import dev.slipway.settings.imports.SourceFields;
import dev.slipway.settings.imports.SourceFile;
import dev.slipway.settings.imports.SourceValue;
import dev.slipway.settings.imports.UnreadFields;
import dev.slipway.settings.imports.UnreadFields.UnreadField;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The import of a task definition: a stack with one service, whose sidecars are the other containers. */
public final class TaskDefinitionImport {
    private static final String DEFAULT_REGION = "us-east-1";
    private static final String REGION = "[a-z]{2}(?:-[a-z]+)+-\\d";
    private static final Pattern NAMED = Pattern.compile(
            "arn:aws[a-z-]*:[a-z0-9-]+:(%1$s):.*|(%1$s)|\\d{12}\\.dkr\\.ecr\\.(%1$s)\\.amazonaws\\.com.*"
                    .formatted(REGION));
    private static final List<String> ORDER = List.of("tags", "network", "storage", "services");

    private final TaskDefinitionOptions options;
    private final ImportErrors errors = new ImportErrors();
    private final ImportReport report = new ImportReport();
    private final List<SourceValue> roots = new ArrayList<>();

    private TaskDefinitionImport(TaskDefinitionOptions options) {
        this.options = options;
    }

    /**
     * Reads a task definition.
     *
     * @param file in JSON or YAML, as an answer of the AWS CLI or as its input
     * @throws com.pulumi.exceptions.RunException with one line for each error of the files
     */
    public static ImportedStacks read(Path file, TaskDefinitionOptions options) {
        return new TaskDefinitionImport(options).read(file);
    }

    private ImportedStacks read(Path file) {
        var definition = object(file).map(this::definition);
        var service = options.service().flatMap(this::object).flatMap(this::service);
        var containers = definition.map(this::containers).orElse(Map.of());
        if (definition.isEmpty() || containers.isEmpty()) {
            errors.refuse();
        }
        var fields = definition.orElseThrow();
        var family = ImportedTask.text(fields.source(), "family");
        var main = MainContainer.of(containers, service.map(SourceFields::source));
        var name = new SettingNames()
                .of(family.filter(text -> !ImportedTask.isPlaceholder(text))
                        .or(() -> ImportedTask.text(main, "name"))
                        .orElse("app"));
        var root = DraftSection.stack(report);
        ORDER.forEach(root::section);
        var task = new ImportedTask(
                fields, main, containers, root, root.section("services").section(name), report);
        TaskLevelFields.read(task, options);
        service.ifPresentOrElse(
                found -> EcsServiceFields.read(task, found), () -> EcsServiceFields.withoutService(task));
        ContainerDefinitionFields.readAll(task);
        root.members()
                .values()
                .removeIf(section ->
                        section instanceof DraftSection draft && draft.members().isEmpty());
        var region = region(fields.source());
        roots.forEach(document -> UnreadFields.of(document).forEach(this::unread));
        errors.refuse();
        return new ImportedStacks(
                "the task definition " + family.orElse(name),
                options.project().orElse(name),
                Map.of(options.stack(), root),
                Map.of(options.stack(), region),
                report,
                Map.of("Without downtime", advice(name)));
    }

    private Optional<SourceValue> object(Path file) {
        var shown = String.valueOf(file.getFileName());
        var document = SourceFile.readPrepared(file, shown, JsonTemplate::asJson, errors);
        document.ifPresent(roots::add);
        return document.map(SourceValue::markRead)
                .map(TaskDefinitionImport::withContainers)
                .filter(value -> {
                    if (!value.isObject()) {
                        errors.add(shown, "the file is neither an object of keys nor a list of container definitions");
                    }
                    return value.isObject();
                })
                .map(value -> TemplatePlaceholders.leftOut(value, report));
    }

    /** A task definition with the containers of a file that has these alone, such as {@code container_definitions} of Terraform. */
    private static SourceValue withContainers(SourceValue document) {
        var isContainer =
                document.member("image").isPresent() && document.member("name").isPresent();
        var containers = isContainer ? document.withItems(List.of(document)) : document;
        return containers.isList()
                ? document.withMembers(Map.of("containerDefinitions", containers), List.of())
                : document;
    }

    /** The definition itself, which an answer of the AWS CLI has in {@code taskDefinition}, beside its tags. */
    private SourceFields definition(SourceValue document) {
        var outer = new SourceFields(document, errors);
        var inner = document.member("taskDefinition").filter(SourceValue::isObject);
        if (inner.isEmpty()) {
            return outer;
        }
        outer.value("taskDefinition");
        if (outer.value("tags").isEmpty()) {
            return new SourceFields(inner.get(), errors);
        }
        var members = new LinkedHashMap<>(inner.get().members());
        members.put("tags", outer.value("tags").orElseThrow());
        return new SourceFields(inner.get().withMembers(members, List.of()), errors);
    }

    /** The service itself, which an answer of the AWS CLI has in {@code services} or {@code service}. */
    private Optional<SourceFields> service(SourceValue document) {
        var outer = new SourceFields(document, errors);
        outer.value("failures").ifPresent(SourceValue::markAllRead);
        var all = outer.sections("services");
        if (all.size() > 1) {
            errors.add(
                    document.member("services").orElseThrow(),
                    "one service is allowed; describe it alone: aws ecs describe-services --cluster CLUSTER --services SERVICE");
        }
        return all.stream().findFirst().or(() -> outer.section("service")).or(() -> Optional.of(outer));
    }

    private Map<String, SourceValue> containers(SourceFields definition) {
        var containers = new LinkedHashMap<String, SourceValue>();
        for (var container : definition.sections("containerDefinitions")) {
            var name = ImportedTask.text(container.source(), "name").orElse("");
            if (name.isEmpty()) {
                errors.add(container.source(), "name is required; name the container");
            } else if (containers.put(name, container.source()) != null) {
                errors.add(container.source(), "another container has the name %s; rename one".formatted(name));
            }
        }
        if (definition.source().member("containerDefinitions").isEmpty()) {
            errors.add(
                    definition.source(),
                    "containerDefinitions is required; write the answer of aws ecs describe-task-definition into the file");
        } else if (containers.isEmpty()) {
            errors.add(
                    definition.source().member("containerDefinitions").orElseThrow(),
                    "a container is required; write its definition");
        }
        return containers;
    }

    private String region(SourceValue definition) {
        var named = options.region()
                .or(() ->
                        texts(definition).flatMap(TaskDefinitionImport::region).findFirst())
                .or(options::usualRegion);
        if (named.isEmpty()) {
            report.add(
                    FieldResult.OPEN,
                    definition.place(),
                    "aws:region",
                    "the file names no region: %s is written; import with --region, or correct it"
                            .formatted(DEFAULT_REGION));
        }
        return named.orElse(DEFAULT_REGION);
    }

    private static Stream<String> texts(SourceValue value) {
        return Stream.concat(
                Stream.of(value.text()),
                Stream.concat(value.members().values().stream(), value.items().stream())
                        .flatMap(TaskDefinitionImport::texts));
    }

    private static Stream<String> region(String text) {
        var match = NAMED.matcher(text);
        return match.matches()
                ? Stream.of(match.group(1), match.group(2), match.group(3)).filter(group -> group != null)
                : Stream.empty();
    }

    /** A field that looks like a mistyped one is an error, since ECS refuses it too; others are reported. */
    private void unread(UnreadField field) {
        Suggestions.to(field.name(), field.known())
                .ifPresentOrElse(
                        meant -> errors.add(
                                field.value(),
                                "ECS has no such field here; did you mean %s? Correct it".formatted(meant)),
                        () -> report.unknown(
                                field.value(), "the fields here are %s".formatted(String.join(", ", field.known()))));
    }

    private static List<String> advice(String name) {
        return List.of(
                "1. Deploy the stack beside the running service: it has names of its own, and shares no resource with it.",
                "2. Secrets and parameters stay where they are: the stack file refers to them.",
                "3. Compare both services, then move the DNS record, or the callers, to service `%s` of the stack."
                        .formatted(name),
                "4. Set the count of the old service to 0, and delete it when nobody misses it.");
    }
}
