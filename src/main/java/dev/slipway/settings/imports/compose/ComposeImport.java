package dev.slipway.settings.imports.compose;

import dev.slipway.base.Suggestions;
import dev.slipway.settings.imports.DraftSection;
import dev.slipway.settings.imports.ImportErrors;
import dev.slipway.settings.imports.ImportReport;
import dev.slipway.settings.imports.ImportReport.FieldResult;
import dev.slipway.settings.imports.ImportedStacks;
import dev.slipway.settings.imports.SourceFields;
import dev.slipway.settings.imports.SourcePlace;
import dev.slipway.settings.imports.SourceValue;
import dev.slipway.settings.imports.UnreadFields;
import dev.slipway.settings.imports.UnreadFields.UnreadField;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The import of a Docker Compose file: the settings of one stack. */
public final class ComposeImport {
    private static final String DEFAULT_REGION = "us-east-1";
    private static final List<String> ORDER = List.of("balancer", "database", "caches", "storage", "services", "jobs");

    private final Path path;
    private final ComposeOptions options;
    private final ComposeFile file;
    private final ComposeScope scope;
    private final ServicePorts ports;

    private ComposeImport(Path path, ComposeOptions options, ComposeFile file, ComposeScope scope) {
        this.path = path;
        this.options = options;
        this.file = file;
        this.scope = scope;
        this.ports = new ServicePorts(scope);
    }

    /**
     * Reads a file.
     *
     * @param project the folder of the stack files
     * @throws com.pulumi.exceptions.RunException with one line for each error of the file
     */
    public static ImportedStacks read(Path path, Path project, ComposeOptions options) {
        var errors = new ImportErrors();
        var report = new ImportReport();
        var file = ComposeFile.read(path, options.environment(), errors, report);
        if (file.services().isEmpty()) {
            errors.refuse();
            errors.add(String.valueOf(path.getFileName()), "the file has no services; write them below services");
            errors.refuse();
        }
        var name = options.project().orElse(name(file));
        var scope = ComposeScope.of(
                file, report, errors, project.toAbsolutePath().normalize(), "/%s/%s".formatted(name, options.stack()));
        return new ComposeImport(path, options, file, scope).read(name);
    }

    /** A project's name for that of the file or its folder. */
    private static String name(ComposeFile file) {
        var folder = Optional.ofNullable(file.folder().getFileName())
                .map(Path::toString)
                .orElse("app");
        return new dev.slipway.settings.imports.SettingNames().of(file.name().orElse(folder));
    }

    private ImportedStacks read(String name) {
        var report = scope.report();
        report.start(options.stack());
        ORDER.forEach(scope.root()::section);
        scope.root()
                .section("balancer")
                .preset(
                        "accessLogs",
                        true,
                        SourceValue.absent(shown()),
                        "Slipway's default, in a bucket; Compose has no load balancer");
        scope.root().members().remove("balancer");
        scope.root().members().remove("database");
        services();
        scope.services().values().forEach(this::container);
        scope.services().values().forEach(ServiceDependencies::read);
        ports.write();
        scope.services()
                .values()
                .forEach(service -> ComposeHealth.read(
                        service, String.valueOf(service.draft().members().getOrDefault("ingress", "none"))));
        scope.root().members().values().forEach(ComposeImport::prune);
        scope.root()
                .members()
                .values()
                .removeIf(section ->
                        section instanceof DraftSection draft && draft.members().isEmpty());
        StoreServices.unused(scope);
        override();
        definitions();
        file.interpolation().report(report);
        file.roots().forEach(root -> UnreadFields.of(root).forEach(this::unread));
        scope.errors().refuse();
        return new ImportedStacks(
                "the Compose file " + shown(),
                name,
                Map.of(options.stack(), scope.root()),
                Map.of(options.stack(), region()),
                report,
                ComposeAdvice.of(options.stack()));
    }

    private static void prune(Object value) {
        if (value instanceof DraftSection section) {
            section.members()
                    .values()
                    .removeIf(member -> member instanceof DraftSection below
                            && below.members().isEmpty()
                            && below.path().matches(".*\\.storage\\.(tables|buckets)|slipway:storage\\.fileSystems"));
        }
    }

    /** Reads which services there are, their names and their ports. */
    private void services() {
        var jobs = new LinkedHashSet<String>();
        file.services().values().forEach(service -> ServiceDependencies.of(service)
                .forEach((name, condition) -> {
                    if (condition.equals(ServiceDependencies.COMPLETED)) {
                        jobs.add(name);
                    }
                }));
        var inactive = new LinkedHashSet<String>();
        file.services().forEach((name, service) -> {
            if (service.isNothing() || !service.isObject()) {
                scope.errors().add(service.markRead(), "an object with image or build is allowed; write one below it");
                return;
            }
            var fields = new SourceFields(service, scope.errors());
            var profiles = service.member("profiles").map(SourceValue::items).orElse(List.of()).stream()
                    .map(SourceValue::text)
                    .toList();
            scope.addHosts(name, service);
            if (!profiles.isEmpty() && profiles.stream().noneMatch(options.profiles()::contains)) {
                inactive.addAll(profiles);
                scope.report()
                        .ignored(
                                service,
                                "its profile is not active; import with --profile %s".formatted(profiles.get(0)));
                return;
            }
            if (!new StoreServices(scope).read(name, service, fields)) {
                var made = ComposeService.of(scope, name, fields, jobs.contains(name));
                made.draft()
                        .comment("from %s, service %s".formatted(service.place().file(), name));
                scope.services().put(name, made);
                scope.report()
                        .add(
                                name.equals(made.setting()) ? FieldResult.TAKEN : FieldResult.CHANGED,
                                service.place(),
                                made.draft().path(),
                                name.equals(made.setting())
                                        ? ""
                                        : "names have up to 20 lower-case letters, digits and hyphens");
            }
        });
        if (scope.services().isEmpty() && scope.stores().isEmpty() && !inactive.isEmpty()) {
            scope.errors()
                    .add(
                            shown(),
                            "every service has a profile: import with --profile %s"
                                    .formatted(String.join(", or --profile ", inactive)));
        }
        scope.services().values().forEach(ports::read);
    }

    private void container(ComposeService service) {
        ContainerBuild.read(service);
        ServiceDeployment.read(service);
        ComposeContainerOptions.read(service);
        ContainerVariables.read(service);
        SecretMounts.read(service);
        ContainerMounts.read(service);
    }

    private void override() {
        var name = shown();
        var other = name.replaceFirst("\\.(ya?ml)$", ".override.$1");
        if (Files.exists(path.resolveSibling(other))) {
            scope.report()
                    .add(
                            FieldResult.IGNORED,
                            new SourcePlace(other, 1, ""),
                            "",
                            "the file is for development: merge it by docker compose config, and import the result, if it belongs to the stack");
        }
    }

    private void definitions() {
        file.others("networks").values().forEach(value -> scope.report()
                .ignored(value, "the stack has one network, in which services reach each other by connects only"));
        file.others("volumes").forEach((name, value) -> scope.report()
                .ignored(value, "the services with the volume have it, or no service of the stack does"));
        for (var kind : List.of("secrets", "configs", "models")) {
            file.others(kind).values().forEach(value -> scope.report()
                    .ignored(value, "the services with it have it, or no service of the stack does"));
        }
    }

    /** A field that looks like a mistyped one is an error; Compose refuses others, too. */
    private void unread(UnreadField field) {
        if (field.value().isNothing()) {
            return;
        }
        var meant = Suggestions.to(field.name(), field.known());
        if (meant.isPresent()) {
            scope.errors()
                    .add(
                            field.value(),
                            "there is no such field here; did you mean %s? Correct it".formatted(meant.get()));
        } else {
            scope.report().unknown(field.value(), "no field of the Compose specification in this place");
        }
    }

    private String region() {
        var region = options.region()
                .or(() -> Optional.ofNullable(options.environment().get("AWS_REGION")));
        if (region.isEmpty()) {
            scope.report()
                    .add(
                            FieldResult.OPEN,
                            new SourcePlace(shown(), 1, ""),
                            "aws:region",
                            "a Compose file has no region: %s is written; import with --region, or correct it"
                                    .formatted(DEFAULT_REGION));
        }
        return region.orElse(DEFAULT_REGION);
    }

    private String shown() {
        return String.valueOf(path.getFileName());
    }
}
