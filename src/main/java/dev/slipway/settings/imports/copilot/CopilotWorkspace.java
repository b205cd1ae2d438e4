package dev.slipway.settings.imports.copilot;

import dev.slipway.settings.imports.ImportErrors;
import dev.slipway.settings.imports.SourceFile;
import dev.slipway.settings.imports.SourceValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files of a Copilot workspace.
 *
 * @param root the folder that contains {@code copilot}
 * @param application its name; that of the folder without {@code .workspace}
 * @param isNamed true if the workspace names the application
 * @param workloads manifests of services and jobs by folder
 * @param environments manifests of environments by folder
 * @param addons folders of templates by service; those of environments have an empty name
 * @param others files of overrides and pipelines
 */
record CopilotWorkspace(
        Path root,
        String application,
        boolean isNamed,
        Map<String, SourceValue> workloads,
        Map<String, SourceValue> environments,
        Map<String, Path> addons,
        List<Path> others) {
    static final String FOLDER = "copilot";
    private static final String MANIFEST = "manifest.yml";
    private static final String ENVIRONMENTS = "environments";
    private static final String PIPELINES = "pipelines";
    private static final String ADDONS = "addons";
    private static final String OVERRIDES = "overrides";
    private static final Set<String> RESERVED = Set.of(ENVIRONMENTS, PIPELINES, ADDONS, OVERRIDES);

    /** The workspace of a folder, {@code copilot} itself or the one that contains it; empty if it is none. */
    static Optional<CopilotWorkspace> read(Path folder, ImportErrors errors) {
        var absolute = folder.toAbsolutePath().normalize();
        var inside = absolute.resolve(FOLDER);
        if (Files.isDirectory(inside)) {
            return Optional.of(new Reader(absolute, inside, errors).read());
        }
        var isOne = Files.isDirectory(absolute)
                && (Files.exists(absolute.resolve(".workspace"))
                        || Files.isDirectory(absolute.resolve(ENVIRONMENTS))
                        || folders(absolute).anyMatch(child -> Files.exists(child.resolve(MANIFEST))));
        if (isOne) {
            var parent = Optional.ofNullable(absolute.getParent()).orElse(absolute);
            return Optional.of(new Reader(parent, absolute, errors).read());
        }
        errors.add(folder.toString(), "this is not a Copilot workspace; name the folder that contains copilot/");
        return Optional.empty();
    }

    /** A file as it is shown in messages. */
    String shown(Path file) {
        return shown(root, file);
    }

    private static String shown(Path root, Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    private static Stream<Path> folders(Path parent) {
        return children(parent).filter(Files::isDirectory);
    }

    /** The sorted files and folders of a folder; empty without one. */
    static Stream<Path> children(Path parent) {
        if (!Files.isDirectory(parent)) {
            return Stream.empty();
        }
        try (var files = Files.list(parent)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read".formatted(parent), e);
        }
    }

    /** The folder's name in the form of an application's. */
    private static String guessed(String folder) {
        var name = folder.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[^a-z]+|-+$", "");
        return name.isEmpty() ? "app" : name;
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    /** The reading of one workspace. */
    private record Reader(Path root, Path copilot, ImportErrors errors) {
        CopilotWorkspace read() {
            var named = application();
            var workloads = manifests(copilot);
            var environments = manifests(copilot.resolve(ENVIRONMENTS));
            var addons = new LinkedHashMap<String, Path>();
            Stream.of(copilot.resolve(ENVIRONMENTS).resolve(ADDONS))
                    .filter(Files::isDirectory)
                    .forEach(folder -> addons.put("", folder));
            workloads.keySet().forEach(name -> Stream.of(copilot.resolve(name).resolve(ADDONS))
                    .filter(Files::isDirectory)
                    .forEach(folder -> addons.put(name, folder)));
            if (workloads.isEmpty() && environments.isEmpty() && errors.isEmpty()) {
                errors.add(
                        shown(root, copilot),
                        "there is no manifest.yml of a service, a job or an environment; name the folder that contains copilot/");
            }
            return new CopilotWorkspace(
                    root,
                    named.orElseGet(() -> guessed(name(root))),
                    named.isPresent(),
                    workloads,
                    environments,
                    addons,
                    others(workloads));
        }

        private Optional<String> application() {
            var file = copilot.resolve(".workspace");
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            return SourceFile.read(file, shown(root, file), errors)
                    .flatMap(workspace -> workspace.member("application"))
                    .map(SourceValue::text);
        }

        private Map<String, SourceValue> manifests(Path parent) {
            var manifests = new LinkedHashMap<String, SourceValue>();
            folders(parent).filter(folder -> !RESERVED.contains(name(folder))).forEach(folder -> Stream.of(
                            MANIFEST, "manifest.yaml")
                    .map(folder::resolve)
                    .filter(Files::exists)
                    .findFirst()
                    .flatMap(file -> SourceFile.read(file, shown(root, file), errors))
                    .ifPresent(manifest -> manifests.put(name(folder), manifest)));
            return manifests;
        }

        /** Files without a reader of their own: pipelines, build files, overrides. */
        private List<Path> others(Map<String, SourceValue> workloads) {
            var pipelines = Stream.concat(
                    folders(copilot.resolve(PIPELINES)).flatMap(CopilotWorkspace::children),
                    Stream.of("pipeline.yml", "buildspec.yml").map(copilot::resolve));
            var overrides = Stream.concat(
                            Stream.of(copilot.resolve(ENVIRONMENTS)),
                            workloads.keySet().stream().map(copilot::resolve))
                    .flatMap(folder -> children(folder.resolve(OVERRIDES)));
            return Stream.concat(pipelines, overrides)
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }
}
