package dev.slipway.settings.imports.compose;

import dev.slipway.settings.imports.ImportErrors;
import dev.slipway.settings.imports.ImportReport;
import dev.slipway.settings.imports.SourceFields;
import dev.slipway.settings.imports.SourceFile;
import dev.slipway.settings.imports.SourceValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A Compose file with those that it includes, variables filled in, and services with those that they extend. */
final class ComposeFile {
    private static final Set<String> NOT_EXTENDED = Set.of("extends", "depends_on", "links", "volumes_from");

    private final Path folder;
    private final ImportErrors errors;
    private final ImportReport report;
    private final ComposeInterpolation interpolation;
    private final Map<String, SourceValue> services = new LinkedHashMap<>();
    private final Map<String, Map<String, SourceValue>> others = new LinkedHashMap<>();
    private final List<SourceValue> roots = new ArrayList<>();
    private Optional<String> name = Optional.empty();

    private ComposeFile(Path folder, ImportErrors errors, ImportReport report, ComposeInterpolation interpolation) {
        this.folder = folder;
        this.errors = errors;
        this.report = report;
        this.interpolation = interpolation;
    }

    /** @param variables of the machine, which precede those of {@code .env} */
    static ComposeFile read(Path file, Map<String, String> variables, ImportErrors errors, ImportReport report) {
        var folder = Optional.ofNullable(file.toAbsolutePath().normalize().getParent())
                .orElseThrow();
        var all = new LinkedHashMap<>(dotenv(folder, variables));
        all.putAll(variables);
        var compose = new ComposeFile(folder, errors, report, new ComposeInterpolation(all));
        compose.load(file.toAbsolutePath().normalize(), new HashSet<>());
        compose.extend();
        return compose;
    }

    private static Map<String, String> dotenv(Path folder, Map<String, String> variables) {
        try {
            var file = folder.resolve(".env");
            return Files.exists(file) ? EnvironmentLines.of(Files.readString(file), variables) : Map.of();
        } catch (IOException e) {
            return Map.of();
        }
    }

    Path folder() {
        return folder;
    }

    Optional<String> name() {
        return name;
    }

    Map<String, SourceValue> services() {
        return services;
    }

    /** The top-level objects of a kind, such as {@code volumes}, by name. */
    Map<String, SourceValue> others(String kind) {
        return others.getOrDefault(kind, Map.of());
    }

    /** The files as they are written. */
    List<SourceValue> roots() {
        return roots;
    }

    ComposeInterpolation interpolation() {
        return interpolation;
    }

    private String shown(Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private Optional<SourceValue> document(Path file) {
        var known = roots.stream()
                .filter(root -> root.place().file().equals(shown(file)))
                .findFirst();
        if (known.isPresent()) {
            return known;
        }
        var read = SourceFile.read(file, shown(file), errors);
        read.ifPresent(roots::add);
        return read;
    }

    private void load(Path file, Set<Path> open) {
        if (!open.add(file)) {
            errors.add(shown(file), "the file includes itself; remove the include");
            return;
        }
        document(file).ifPresent(root -> load(file, root, open));
        open.remove(file);
    }

    private void load(Path file, SourceValue root, Set<Path> open) {
        var fields = new SourceFields(interpolation.filled(root), errors);
        fields.text("name").ifPresent(text -> {
            if (name.isEmpty()) {
                name = Optional.of(text.value());
            }
            report.changed(text.source(), "", "the project has its name in Pulumi.yaml");
        });
        fields.value("version").ifPresent(value -> report.ignored(value, "the Compose specification has no versions"));
        fields.value("include").ifPresent(value -> {
            var items = value.isList() ? value.items() : List.of(value);
            items.forEach(item -> include(file, fields, item, open));
            report.changed(value, "", "the services and definitions of the files are part of the stack");
        });
        for (var kind : List.of("volumes", "networks", "secrets", "configs", "models")) {
            fields.entries(kind).forEach((key, value) -> others.computeIfAbsent(kind, any -> new LinkedHashMap<>())
                    .put(key, value));
        }
        root.members().forEach((key, value) -> {
            if (key.startsWith("x-")) {
                report.ignored(value, "an extension field, whose anchors are read where they are used");
            }
        });
        if (isVersion1(root)) {
            report.changed(root.markRead(), "slipway:services", "a file of version 1: its keys are the services");
            services.putAll(fields.source().members());
            return;
        }
        if (root.member("services").isEmpty() && root.member("include").isEmpty()) {
            errors.add(root, "services is required; write the services below it");
        }
        services.putAll(fields.entries("services"));
    }

    /** True for a file whose keys are services, each with an image or a build. */
    private static boolean isVersion1(SourceValue root) {
        return !root.members().isEmpty()
                && root.members().values().stream()
                        .allMatch(service -> service.member("image").isPresent()
                                || service.member("build").isPresent()
                                || service.member("extends").isPresent());
    }

    private void include(Path file, SourceFields fields, SourceValue item, Set<Path> open) {
        item.markRead();
        var paths = item.isObject()
                ? fields.section(item).flatMap(section -> section.texts("path")).map(field -> field.value())
                : Optional.of(List.of(item.text()));
        item.member("env_file")
                .ifPresent(value ->
                        report.lost(value, "only .env beside the imported file is read: copy its variables there"));
        item.member("project_directory")
                .ifPresent(value -> report.lost(value, "paths are relative to the imported file: correct them"));
        paths.orElse(List.of()).forEach(path -> load(file.resolveSibling(path).normalize(), open));
    }

    private void extend() {
        for (var name : List.copyOf(services.keySet())) {
            services.computeIfPresent(name, (key, service) -> extended(service, folder, new HashSet<>(Set.of(key))));
        }
    }

    private SourceValue extended(SourceValue service, Path base, Set<String> seen) {
        var parent = service.member("extends");
        if (parent.isEmpty() || !service.isObject()) {
            return service;
        }
        var value = parent.get();
        var fields = new SourceFields(service, errors);
        var section = value.isObject() ? fields.section(value) : Optional.<SourceFields>empty();
        var name = section.flatMap(object -> object.text("service"))
                .map(field -> field.value())
                .orElse(value.text());
        var file = section.flatMap(object -> object.text("file"))
                .map(field -> base.resolve(field.value()).normalize());
        value.markRead();
        if (!seen.add(file.map(Path::toString).orElse("") + name)) {
            errors.add(value, "a service extends itself; remove extends");
            return service;
        }
        var found = file.isPresent()
                ? document(file.get())
                        .map(interpolation::filled)
                        .flatMap(root -> root.member("services"))
                        .flatMap(all -> all.member(name))
                : Optional.ofNullable(services.get(name));
        if (found.isEmpty()) {
            errors.add(value, "there is no service %s to extend; correct the name".formatted(name));
            return service;
        }
        report.changed(value, "", "the fields of %s are part of the service".formatted(name));
        return merged(extended(found.get(), file.map(Path::getParent).orElse(base), seen), service, "");
    }

    /** The object with the members of another one over it; lists are joined, except those of commands. */
    private static SourceValue merged(SourceValue base, SourceValue over, String key) {
        if (base.isObject() && over.isObject()) {
            var members = new LinkedHashMap<String, SourceValue>(base.members());
            if (key.isEmpty()) {
                NOT_EXTENDED.forEach(members::remove);
            }
            over.members()
                    .forEach((name, value) -> members.merge(name, value, (old, young) -> merged(old, young, name)));
            return over.withMembers(members, List.of(base));
        }
        if (base.isList()
                && over.isList()
                && !Set.of("command", "entrypoint", "test").contains(key)) {
            var items = new ArrayList<>(base.items());
            items.addAll(over.items());
            base.markRead();
            return over.withItems(items);
        }
        return over;
    }
}
