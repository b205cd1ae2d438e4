package dev.slipway.settings.imports.copilot;

import dev.slipway.settings.imports.DraftSection;
import dev.slipway.settings.imports.ImportReport.FieldResult;
import dev.slipway.settings.imports.SourceFile;
import dev.slipway.settings.imports.SourcePlace;
import dev.slipway.settings.imports.SourceValue;
import dev.slipway.settings.imports.copilot.DraftStores.StoreValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reader of <a href="https://aws.github.io/copilot-cli/docs/developing/addons/workload/">add-on templates</a> of a service or an environment. */
final class AddonTemplates {
    private static final String PARAMETERS = "addons.parameters";
    private static final String NO_PARAMETER =
            "parameters of templates have no key; what the template makes of them is in the rows of its resources";

    private final EnvironmentScope scope;
    private final Optional<String> service;
    private final SourceValue template;
    private final TemplateValues values;
    private final AddonResources resources;

    private AddonTemplates(EnvironmentScope scope, Optional<String> service, SourceValue template) {
        this.scope = scope;
        this.service = service;
        this.template = template;
        this.values = new TemplateValues(template, scope.application(), scope.name(), service.orElse(""));
        this.resources = new AddonResources(scope, service, template, values);
    }

    /**
     * Reads the templates of a folder.
     *
     * @param service the service; empty for those of environments
     * @return the templates
     */
    static List<SourceValue> read(
            EnvironmentScope scope, CopilotWorkspace workspace, Optional<String> service, Path folder) {
        var templates = new ArrayList<SourceValue>();
        CopilotWorkspace.children(folder).forEach(file -> {
            var shown = workspace.shown(file);
            if (!Files.isRegularFile(file) || !shown.matches(".*\\.(ya?ml|json)")) {
                scope.report()
                        .add(
                                FieldResult.LOST,
                                new SourcePlace(shown, 1, ""),
                                "",
                                "this file is not a template; its resources need an extension");
                return;
            }
            SourceFile.read(file, shown, scope.errors()).ifPresent(template -> {
                if (shown.contains(PARAMETERS)) {
                    template.member("Parameters")
                            .ifPresent(all -> all.members().values().forEach(value -> scope.report()
                                    .lost(value, NO_PARAMETER)));
                } else {
                    new AddonTemplates(scope, service, template).read();
                }
                templates.add(template);
            });
        });
        return templates;
    }

    private void read() {
        template.members().forEach((key, section) -> {
            switch (key) {
                case "AWSTemplateFormatVersion", "Description", "Metadata" -> section.markAllRead();
                case "Parameters" -> section.markRead().members().forEach(this::parameter);
                case "Resources" ->
                    section.markRead().members().forEach((name, resource) -> resources.read(name, resource.markRead()));
                case "Outputs" -> section.markRead();
                default -> section.markRead();
            }
        });
        resources.policies();
        template.member("Outputs")
                .map(SourceValue::members)
                .orElse(Map.of())
                .forEach((name, output) -> output(name, output.markRead()));
    }

    private void parameter(String name, SourceValue parameter) {
        if (List.of("App", "Env", "Name").contains(name)) {
            parameter.markAllRead();
        } else if (parameter.member("Default").isPresent()) {
            scope.report().changed(parameter.markAllRead(), "", "the template's parameter counts with its default");
        } else {
            scope.report().lost(parameter, NO_PARAMETER);
        }
    }

    private void output(String name, SourceValue output) {
        output.members().values().forEach(SourceValue::markAllRead);
        var expression = output.member("Value");
        if (expression.isEmpty()) {
            return;
        }
        var value = values.of(expression.get());
        var variable = variable(name);
        var link = resources.link(value);
        var store = resources.store(value);
        var export = output.member("Export")
                .flatMap(exported -> exported.member("Name"))
                .map(exported -> values.of(exported).text());
        if (service.isEmpty()) {
            var isGroup = value.resource().map(resources::isCovered).orElse(false);
            export.ifPresent(exported -> {
                link.ifPresent(found -> scope.stores().export(exported, found));
                store.ifPresent(found -> scope.stores().exportStore(exported, found));
                if (isGroup) {
                    scope.stores().exportGroup(exported);
                }
            });
            if (link.isPresent() || isGroup) {
                scope.report().changed(output, "", "a service that reads the export with from_cfn has a link instead");
            } else if (store.isPresent() && export.isPresent()) {
                scope.report()
                        .changed(output, "", "a service whose policy names the export has a link to the store instead");
            } else {
                scope.report().lost(output, "stacks have no exports of templates");
            }
            return;
        }
        var draft = resources.service();
        if (link.isPresent()) {
            used(draft, link.get(), variable, output);
        } else if (value.resource().map(resources::isCovered).orElse(false)) {
            scope.report().taken(output, draft.path());
        } else if (value.isKnown()) {
            draft.section("environment").take(variable, value.text(), output);
        } else {
            scope.report()
                    .open(
                            output,
                            "%s.environment.%s".formatted(draft.path(), variable),
                            "the service gets this variable from its add-on: write its value, or let an extension set it");
        }
    }

    private void used(DraftSection draft, StoreValue link, String variable, SourceValue output) {
        DraftStores.use(draft, link, variable);
        if (draft.section("environment").members().remove(variable) != null) {
            scope.report()
                    .changed(
                            output,
                            draft.key("uses"),
                            "the link sets %s, so the value of the manifest is left out".formatted(variable));
            return;
        }
        if (link.kind() == DraftStores.DraftStoreKind.DATABASE && link.value().equals("secret")) {
            scope.report()
                    .changed(
                            output,
                            draft.key("uses"),
                            "%s has username and password alone; host, port and name are in DB_HOST, DB_PORT and DB_NAME"
                                    .formatted(variable));
        } else {
            scope.report().taken(output, draft.key("uses"));
        }
    }

    /** The variable of an output, whose name is in upper case with underscores between its words. */
    private static String variable(String output) {
        return output.replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
                .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replaceAll("_+", "_")
                .toUpperCase(Locale.ROOT);
    }
}
