package dev.slipway.settings.imports.taskdefinition;

import dev.slipway.settings.imports.DraftSection;
import dev.slipway.settings.imports.ImportErrors;
import dev.slipway.settings.imports.ImportReport;
import dev.slipway.settings.imports.SourceField;
import dev.slipway.settings.imports.SourceFields;
import dev.slipway.settings.imports.SourceValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A task definition and the service of the stack file that it becomes.
 *
 * @param fields of the task definition
 * @param main the container definition that becomes the service's own container
 * @param containers all container definitions by name
 * @param root the settings of the stack
 * @param service the settings of the service
 */
record ImportedTask(
        SourceFields fields,
        SourceValue main,
        Map<String, SourceValue> containers,
        DraftSection root,
        DraftSection service,
        ImportReport report) {
    /** A value for the user to replace. */
    static final String FILL_IN = "FILL-IN";

    private static final Pattern PLACEHOLDER =
            Pattern.compile(".*(\\$\\{?\\w|[<>]|\\{\\{|%\\w+%|#\\{|\\b[0x]{6,}\\b).*");

    private static final Pattern ONLY_PLACEHOLDER =
            Pattern.compile("\\$\\{[^}]+}|\\$[A-Z_]+|<[A-Za-z][\\w -]*>|.*\\{\\{.+}}.*|%\\w+%|#\\{[^}]+}");

    ImportErrors errors() {
        return fields.errors();
    }

    /** The name of the main container. */
    String mainName() {
        return text(main, "name").orElse("");
    }

    /** True for the main container's definition. */
    boolean isMain(SourceFields container) {
        return container.source() == main;
    }

    /** The text of a member, without marking it as read. */
    static Optional<String> text(SourceValue value, String key) {
        return value.member(key).map(SourceValue::text);
    }

    /** True for a text that a pipeline fills in, such as {@code ${IMAGE}} or {@code <IMAGE1_NAME>}. */
    static boolean isPlaceholder(String text) {
        return PLACEHOLDER.matcher(text).matches();
    }

    /** Reports a value with a text that is a placeholder as a whole; a part of one may be a variable of a shell. */
    void pipelineValue(SourceValue source, String key, List<String> texts) {
        if (texts.stream().anyMatch(text -> ONLY_PLACEHOLDER.matcher(text).matches())) {
            pipelineValue(source, key);
        }
    }

    void pipelineValue(SourceValue source, String key) {
        report.open(source, key, "a pipeline fills in the value: write it");
    }

    /** Reports fields without a key, each with its reason. */
    void lost(SourceFields from, Map<String, String> reasons) {
        new TreeMap<>(reasons).forEach((field, reason) -> from.value(field).ifPresent(value -> {
            if (isUnset(value)) {
                report.ignored(value, "empty, as without it");
            } else {
                report.lost(value, reason);
            }
        }));
    }

    /** A text that is not empty: skeletons of the AWS CLI have empty ones for fields that are not set. */
    Optional<SourceField<String>> filled(SourceFields from, String key) {
        var text = from.text(key);
        text.filter(field -> field.value().isBlank())
                .ifPresent(blank -> report.ignored(blank.source(), "empty, as without it"));
        return text.filter(field -> !field.value().isBlank());
    }

    /** Reports fields without effect. */
    void ignored(SourceFields from, List<String> names, String reason) {
        names.forEach(field -> from.value(field).ifPresent(value -> report.ignored(value, reason)));
    }

    /** True for an empty list, object or text, false and 0: ECS answers with these for fields that are not set. */
    private static boolean isUnset(SourceValue value) {
        return switch (value.form()) {
            case OBJECT -> value.members().isEmpty();
            case LIST -> value.items().isEmpty();
            case TEXT ->
                value.text().isEmpty()
                        || value.text().equals("false")
                        || value.text().equals("0");
            case NOTHING -> true;
        };
    }
}
