package dev.slipway.settings.imports.taskdefinition;

import dev.slipway.settings.imports.DraftSection;
import dev.slipway.settings.imports.SourceField;
import dev.slipway.settings.imports.SourceFields;
import dev.slipway.settings.imports.SourceValue;
import java.util.ArrayList;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reader of {@code environment}, {@code environmentFiles} and {@code secrets}. */
final class TaskSecrets {
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern REFERENCE = Pattern.compile(
            "arn:aws[a-z-]*:(secretsmanager|ssm):[a-z]{2}(-[a-z]+)+-\\d:\\d{12}:(secret:|parameter/).+");

    /** A secret's ARN: its name with or without the six characters at its end, and a key of its JSON object. */
    private static final Pattern SECRET =
            Pattern.compile("arn:aws[a-z-]*:secretsmanager:[^:]+:[^:]+:secret:([^:]+?)(-[A-Za-z0-9]{6})?(:.*)?");

    private final ImportedTask task;
    private final DraftSection draft;

    private TaskSecrets(ImportedTask task, DraftSection draft) {
        this.task = task;
        this.draft = draft;
    }

    static void read(ImportedTask task, SourceFields container, DraftSection draft) {
        var reader = new TaskSecrets(task, draft);
        container.sections("environment").forEach(reader::variable);
        container.sections("secrets").forEach(reader::secret);
        reader.files(container);
    }

    /** The reference of a secret in Secrets Manager, named by its ARN or its name. */
    static String managed(String text) {
        return text.startsWith("arn:") || text.startsWith("secretsmanager:") ? text : "secretsmanager:" + text;
    }

    private boolean isNamed(SourceFields pair, SourceField<String> name) {
        task.report().taken(name.source(), draft.path());
        if (VARIABLE.matcher(name.value()).matches()) {
            return true;
        }
        task.report()
                .lost(
                        pair.source(),
                        "a variable has letters, digits and underscores: let the application read %s"
                                .formatted(name.value()
                                        .replaceAll("[^A-Za-z0-9]+", "_")
                                        .toUpperCase(Locale.ROOT)));
        return false;
    }

    private void variable(SourceFields pair) {
        var name = pair.text("name");
        var value = pair.text("value");
        if (name.isEmpty()) {
            task.errors().add(pair.source(), "name is required; name the variable");
            return;
        }
        if (!isNamed(pair, name.get())) {
            return;
        }
        var text = value.map(SourceField::value).orElse("");
        var source = value.map(SourceField::source).orElse(pair.source());
        var environment = draft.section("environment");
        if (environment.has(name.get().value())) {
            task.report()
                    .changed(
                            source,
                            environment.key(name.get().value()),
                            "the variable is there twice: the last one counts");
        }
        environment.take(name.get().value(), text, source);
        if (ImportedTask.isPlaceholder(text) && text.matches(".*(\\$\\{|\\{\\{|<[A-Za-z_ -]+>).*")) {
            task.report()
                    .open(
                            source,
                            environment.key(name.get().value()),
                            "a pipeline fills in the value: write it, or a reference under secrets");
        }
    }

    private void secret(SourceFields pair) {
        var name = pair.text("name");
        var from = pair.text("valueFrom");
        if (name.isEmpty() || from.isEmpty()) {
            task.errors().add(pair.source(), "name and valueFrom are required; write both");
            return;
        }
        if (isNamed(pair, name.get())) {
            reference(name.get().value(), from.get().value(), from.get().source());
        }
    }

    private void reference(String name, String reference, SourceValue source) {
        var secrets = draft.section("secrets");
        var secret = SECRET.matcher(reference);
        if (!reference.startsWith("arn:")) {
            var text = "ssm:" + reference;
            secrets.take(name, text, source);
            if (ImportedTask.isPlaceholder(reference)) {
                open(name, source);
            }
        } else if (!REFERENCE.matcher(reference).matches()) {
            secrets.put(name, reference);
            open(name, source);
        } else if (secret.matches() && secret.group(2) == null) {
            secrets.change(
                    name,
                    "secretsmanager:" + secret.group(1) + (secret.group(3) == null ? "" : secret.group(3)),
                    source,
                    "the ARN has no six characters at its end, so the secret is named by its name");
        } else {
            secrets.take(name, reference, source);
        }
    }

    private void open(String name, SourceValue source) {
        task.report()
                .open(
                        source,
                        draft.key("secrets") + "." + name,
                        "this is no ARN of a secret or parameter, and a pipeline may fill it in: write the ARN, ssm:NAME or secretsmanager:NAME");
    }

    private void files(SourceFields container) {
        var files = new ArrayList<String>();
        for (var file : container.sections("environmentFiles")) {
            file.text("type").ifPresent(type -> task.report().taken(type.source(), draft.key("environmentFiles")));
            file.text("value")
                    .ifPresentOrElse(
                            value -> {
                                files.add(value.value());
                                draft.take("environmentFiles", files, value.source());
                                if (ImportedTask.isPlaceholder(value.value())) {
                                    task.pipelineValue(value.source(), draft.key("environmentFiles"));
                                }
                            },
                            () -> task.errors().add(file.source(), "value is required; write the ARN of the object"));
        }
    }
}
