package dev.slipway.settings.imports.copilot;

import dev.slipway.settings.imports.DraftSection;
import dev.slipway.settings.imports.ImportErrors;
import dev.slipway.settings.imports.ImportReport;
import dev.slipway.settings.imports.ImportReport.FieldResult;
import dev.slipway.settings.imports.ImportedStacks;
import dev.slipway.settings.imports.SettingNames;
import dev.slipway.settings.imports.SourcePlace;
import dev.slipway.settings.imports.SourceValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The import of a Copilot workspace: the settings of a stack for each environment. */
public final class CopilotImport {
    /** The environment of a workspace that names none. */
    private static final String DEFAULT_ENVIRONMENT = "test";

    /** The order of the sections in a stack file. */
    private static final List<String> ORDER = List.of(
            "tags",
            "network",
            "cluster",
            "logs",
            "balancer",
            "networkBalancer",
            "domain",
            "distribution",
            "database",
            "storage",
            "services",
            "jobs");

    private final CopilotWorkspace workspace;
    private final Path project;
    private final CopilotOptions options;
    private final ImportErrors errors;
    private final ImportReport report = new ImportReport();
    private final EnvironmentOverrides overrides = new EnvironmentOverrides();
    private final Map<String, WorkloadType> types = new LinkedHashMap<>();
    private final List<SourceValue> templates = new ArrayList<>();

    private CopilotImport(CopilotWorkspace workspace, Path project, CopilotOptions options, ImportErrors errors) {
        this.workspace = workspace;
        this.project = project;
        this.options = options;
        this.errors = errors;
    }

    /**
     * Reads a workspace.
     *
     * @param folder with {@code copilot}, or {@code copilot} itself
     * @param project the folder of the stack files
     * @throws com.pulumi.exceptions.RunException with one line for each error of the manifests
     */
    public static ImportedStacks read(Path folder, Path project, CopilotOptions options) {
        var errors = new ImportErrors();
        var workspace = CopilotWorkspace.read(folder, errors);
        if (workspace.isEmpty()) {
            errors.refuse();
        }
        return new CopilotImport(
                        workspace.orElseThrow(), project.toAbsolutePath().normalize(), options, errors)
                .read();
    }

    private ImportedStacks read() {
        workspace.workloads().forEach((folder, manifest) -> head(folder, manifest));
        workspace.environments().forEach((folder, manifest) -> environmentHead(manifest));
        var environments = environments();
        var stacks = new LinkedHashMap<String, DraftSection>();
        var regions = new LinkedHashMap<String, String>();
        var longest = environments.stream()
                .max(Comparator.comparingInt(String::length))
                .orElseThrow();
        var prefix = "%s-%s-".formatted(options.project().orElse(workspace.application()), longest);
        for (var environment : environments) {
            report.start(environment);
            var scope = scope(environment, prefix);
            read(scope);
            stacks.put(environment, scope.root());
            regions.put(environment, region(scope));
        }
        report.start("");
        new OtherFiles(workspace, report, errors).read();
        var roots = new ArrayList<>(workspace.workloads().values());
        roots.addAll(workspace.environments().values());
        new UnknownFields(overrides, options, report, errors).report(roots, templates);
        errors.refuse();
        return new ImportedStacks(
                "the Copilot application " + workspace.application(),
                workspace.application(),
                stacks,
                regions,
                report,
                MigrationAdvice.of(workspace, environments));
    }

    /** The name and the type of a manifest. */
    private void head(String folder, SourceValue manifest) {
        var type = manifest.member("type");
        if (manifest.member("name").isEmpty()) {
            errors.add(manifest, "name is required; write name: %s".formatted(folder));
        }
        if (type.isEmpty()) {
            errors.add(manifest, "type is required; write one of %s".formatted(WorkloadType.titles()));
            return;
        }
        WorkloadType.of(type.get().text())
                .ifPresentOrElse(
                        known -> types.put(folder, known),
                        () -> errors.add(type.get(), "%s is allowed; choose one".formatted(WorkloadType.titles())));
    }

    private void environmentHead(SourceValue manifest) {
        var type = manifest.member("type");
        if (manifest.member("name").isEmpty()) {
            errors.add(manifest, "name is required; name the environment");
        }
        if (type.isEmpty() || !type.get().text().equals(WorkloadType.ENVIRONMENT)) {
            errors.add(type.orElse(manifest), "Environment is the type of an environment; write type: Environment");
        }
    }

    /** The imported environments: those with a manifest and those that services override. */
    private List<String> environments() {
        var known = new TreeSet<>(workspace.environments().keySet());
        workspace.workloads().values().forEach(manifest -> manifest.member(EnvironmentOverrides.KEY)
                .filter(SourceValue::isObject)
                .ifPresent(all -> known.addAll(all.members().keySet())));
        var chosen = options.environment();
        if (chosen.isPresent()) {
            if (!known.isEmpty() && !known.contains(chosen.get())) {
                errors.add(
                        "--environment " + chosen.get(),
                        "the workspace has no such environment; choose one of %s".formatted(String.join(", ", known)));
            }
            return List.of(chosen.get());
        }
        if (known.isEmpty()) {
            report.add(
                    FieldResult.OPEN,
                    new SourcePlace(CopilotWorkspace.FOLDER, 1, ""),
                    "",
                    "the workspace names no environment: the stack %s is written; name another one by --environment"
                            .formatted(DEFAULT_ENVIRONMENT));
            return List.of(DEFAULT_ENVIRONMENT);
        }
        return List.copyOf(known);
    }

    private EnvironmentScope scope(String environment, String prefix) {
        var interpolation = new Interpolation(workspace.application(), environment, report);
        var manifests = new LinkedHashMap<String, SourceValue>();
        types.keySet().forEach(folder -> {
            var manifest = workspace.workloads().get(folder);
            var merged = interpolation.filled(overrides.applied(manifest, environment, errors));
            manifests.put(merged.member("name").map(SourceValue::text).orElse(folder), merged);
        });
        return EnvironmentScope.of(
                workspace.application(),
                environment,
                report,
                errors,
                workspace.root(),
                project,
                new SettingNames(),
                prefix,
                manifests);
    }

    private void read(EnvironmentScope scope) {
        var settings = scope.root();
        ORDER.forEach(settings::section);
        Optional.ofNullable(workspace.addons().get("")).ifPresent(folder -> addons(scope, Optional.empty(), folder));
        types.forEach((folder, type) -> {
            var name = workspace
                    .workloads()
                    .get(folder)
                    .member("name")
                    .map(SourceValue::text)
                    .orElse(folder);
            WorkloadReader.read(scope, name, type, scope.workloads().get(name));
            Optional.ofNullable(workspace.addons().get(folder))
                    .ifPresent(addons -> addons(scope, Optional.of(name), addons));
        });
        var interpolation = new Interpolation(workspace.application(), scope.name(), report);
        var manifest = Optional.ofNullable(workspace.environments().get(scope.name()));
        EnvironmentFields.read(
                scope,
                manifest.map(interpolation::filled)
                        .orElseGet(() ->
                                SourceValue.absent("copilot/environments/%s/manifest.yml".formatted(scope.name()))));
        scope.hosts().write();
        RouteConflicts.report(scope);
        settings.members()
                .values()
                .removeIf(section ->
                        section instanceof DraftSection draft && draft.members().isEmpty());
    }

    private void addons(EnvironmentScope scope, Optional<String> service, Path folder) {
        templates.addAll(AddonTemplates.read(scope, workspace, service, folder));
    }

    private String region(EnvironmentScope scope) {
        var manifests = new ArrayList<>(scope.workloads().values());
        Optional.ofNullable(workspace.environments().get(scope.name()))
                .ifPresent(manifest -> manifests.add(0, manifest));
        return RegionNames.of(manifests, options, report);
    }
}
