package dev.slipway.settings.imports.copilot;

import dev.slipway.base.Suggestions;
import dev.slipway.settings.imports.ImportErrors;
import dev.slipway.settings.imports.ImportReport;
import dev.slipway.settings.imports.SourceValue;
import dev.slipway.settings.imports.UnreadFields;
import dev.slipway.settings.imports.UnreadFields.UnreadField;
import java.util.List;

/** Reporter of the keys that no reader has read. */
record UnknownFields(EnvironmentOverrides overrides, CopilotOptions options, ImportReport report, ImportErrors errors) {
    /**
     * Reports the unread keys.
     *
     * @param manifests as they are in the files
     * @param templates of add-ons
     */
    void report(List<SourceValue> manifests, List<SourceValue> templates) {
        manifests.forEach(manifest -> UnreadFields.of(manifest).forEach(this::unread));
        templates.forEach(template -> UnreadFields.of(template)
                .forEach(field -> report.unknown(field.value(), "no setting follows from this part of the template")));
    }

    /** A field that looks like a mistyped one is an error; others are reported, since Copilot ignores them. */
    private void unread(UnreadField field) {
        var value = field.value();
        var path = value.place().path();
        var meant = Suggestions.to(field.name(), field.known());
        if (overrides.replaced(value)) {
            report.ignored(value, "each imported environment overrides it");
        } else if (path.startsWith(EnvironmentOverrides.KEY + ".") && path.split("\\.").length == 2) {
            report.ignored(value, "this environment is not imported, or its overrides are empty");
        } else if (isOtherEnvironment(value)) {
            report.ignored(value, "this environment is not imported");
        } else if (meant.isPresent() && !options.ignoreUnknown()) {
            errors.add(
                    value,
                    "there is no such field here, and Copilot ignores it; did you mean %s? Correct it, or import with --ignore-unknown"
                            .formatted(meant.get()));
        } else {
            report.unknown(
                    value,
                    "Copilot ignores it, too; the fields here are %s".formatted(String.join(", ", field.known())));
        }
    }

    /** True for a field of an environment's manifest that was left out by an option. */
    private boolean isOtherEnvironment(SourceValue value) {
        return options.environment().isPresent()
                && value.place().file().startsWith("copilot/environments/")
                && !value.place()
                        .file()
                        .startsWith("copilot/environments/%s/"
                                .formatted(options.environment().get()));
    }
}
