package dev.slipway.settings.imports.copilot;

import dev.slipway.settings.imports.DraftSection;
import dev.slipway.settings.imports.SourceFields;
import dev.slipway.settings.imports.SourceValue;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reader of {@code variables}, {@code secrets} and {@code env_file} of a container. */
final class VariableFields {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Workload workload;
    private final SourceFields fields;
    private final DraftSection draft;

    private VariableFields(Workload workload, SourceFields fields, DraftSection draft) {
        this.workload = workload;
        this.fields = fields;
        this.draft = draft;
    }

    /** @param draft of the service, the job or a sidecar */
    static void read(Workload workload, SourceFields fields, DraftSection draft) {
        var reader = new VariableFields(workload, fields, draft);
        fields.entries("variables").forEach(reader::variable);
        fields.entries("secrets").forEach(reader::secret);
        fields.text("env_file").ifPresent(file -> reader.environmentFile(file.source()));
    }

    private boolean isNamed(String name, SourceValue value) {
        var isName = NAME.matcher(name).matches();
        if (!isName) {
            workload.report()
                    .lost(
                            value,
                            "a variable has letters, digits and underscores: let the application read %s"
                                    .formatted(name.replaceAll("[^A-Za-z0-9]+", "_")
                                            .toUpperCase(Locale.ROOT)));
        }
        return isName;
    }

    private void variable(String name, SourceValue value) {
        if (!isNamed(name, value.markRead())) {
            return;
        }
        if (value.isObject()) {
            fields.section(value)
                    .flatMap(from -> from.text("from_cfn"))
                    .ifPresentOrElse(export -> exported(name, export.source(), "environment"), () -> workload.errors()
                            .add(value, "a text or an object with from_cfn is allowed; write the value"));
            return;
        }
        if (value.isList()) {
            workload.errors().add(value.markAllRead(), "a text is allowed; write the list as one text");
            return;
        }
        var text = connected(value);
        if (text.equals(value.text())) {
            draft.section("environment").take(name, text, value);
        } else {
            draft.section("environment")
                    .change(
                            name,
                            text,
                            value,
                            "services are called by their names: %s instead of %s".formatted(text, value.text()));
        }
    }

    /** The value with names of Service Connect instead of service discovery; the called services are in {@code connects}. */
    private String connected(SourceValue value) {
        var scope = workload.scope();
        var endpoint = Pattern.compile("\\b([a-z][a-z0-9-]*)\\.(?:%s|\\$\\{COPILOT_SERVICE_DISCOVERY_ENDPOINT})"
                .formatted(Pattern.quote("%s.%s.local".formatted(scope.name(), scope.application()))));
        return endpoint.matcher(value.text()).replaceAll(call -> {
            var called = call.group(1);
            if (!scope.workloads().containsKey(called) || called.equals(workload.name()) || workload.isJob()) {
                workload.report()
                        .open(
                                value,
                                draft.key("environment"),
                                "%s is not a service that connects can name here: write an address that the tasks reach"
                                        .formatted(call.group()));
                return Matcher.quoteReplacement(call.group());
            }
            workload.draft().append("connects", scope.setting(called));
            return Matcher.quoteReplacement(scope.setting(called));
        });
    }

    private void exported(String name, SourceValue export, String section) {
        var known = workload.scope().stores().exported(export.text());
        if (known.isPresent() && draft == workload.draft()) {
            DraftStores.use(draft, known.get(), name);
            workload.report()
                    .changed(
                            export,
                            draft.key("uses"),
                            (known.get().value().equals("secret")
                                            ? "the link to %s %s sets %s, with username and password alone; host, port and name are in DB_HOST, DB_PORT and DB_NAME"
                                            : "the link to %s %s sets %s")
                                    .formatted(
                                            known.get().kind().link(),
                                            known.get().store(),
                                            name));
            return;
        }
        workload.report()
                .open(
                        export,
                        "%s.%s".formatted(draft.key(section), name),
                        "a stack file cannot read the export %s of CloudFormation: write its value, from aws cloudformation list-exports"
                                .formatted(export.text()));
    }

    private void secret(String name, SourceValue value) {
        if (!isNamed(name, value.markRead())) {
            return;
        }
        var secrets = draft.section("secrets");
        if (value.isText()) {
            var text = value.text().replaceAll("^['\"]+|['\"]+$", "");
            secrets.take(name, text.startsWith("arn:") ? text : "ssm:" + text, value);
            return;
        }
        var from = fields.section(value);
        var manager = from.flatMap(object -> object.text("secretsmanager"));
        var export = from.flatMap(object -> object.text("from_cfn"));
        if (manager.isPresent()) {
            secrets.take(
                    name,
                    "secretsmanager:" + manager.get().value(),
                    manager.get().source());
        } else if (export.isPresent()) {
            if (secrets.members().isEmpty()) {
                draft.members().remove("secrets");
            }
            exported(name, export.get().source(), "secrets");
        } else if (value.isObject()) {
            workload.errors()
                    .add(
                            value,
                            "the name of a parameter, an ARN, or an object with secretsmanager or from_cfn is allowed; name the secret");
        }
    }

    private void environmentFile(SourceValue value) {
        if (value.text().startsWith("arn:")) {
            draft.take("environmentFiles", java.util.List.of(value.text()), value);
            return;
        }
        var scope = workload.scope();
        var path = scope.path(value.text());
        if (!path.startsWith("..")) {
            draft.take("environmentFiles", java.util.List.of(path), value);
            return;
        }
        try {
            var lines =
                    Files.readAllLines(scope.workspace().resolve(value.text()).normalize());
            lines.stream()
                    .map(String::stripLeading)
                    .filter(line -> !line.startsWith("#") && line.indexOf('=') > 0)
                    .forEach(line ->
                            inline(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
            workload.report()
                    .changed(
                            value,
                            draft.key("environment"),
                            "the file is outside of the project, so its variables of today are in the stack file: move it into the project and use environmentFiles to edit it there");
        } catch (IOException e) {
            workload.report()
                    .open(
                            value,
                            draft.key("environmentFiles"),
                            "the workspace has no file %s: name one of the project".formatted(value.text()));
        }
    }

    private void inline(String name, String value) {
        var environment = draft.section("environment");
        if (!environment.has(name)) {
            environment.put(name, value);
        }
    }
}
