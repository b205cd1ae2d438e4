package dev.slipway.components.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The source files of a Gradle module: the build scripts and {@code src} without {@code src/test} of the module and of
 * the modules it depends on, and of the root the settings, {@code gradle}, {@code buildSrc} and included builds.
 *
 * <p>Modules are recognized by {@code project(':path')} in the scripts of the module and of the root. With type-safe
 * accessors ({@code projects.path}), and with a path that is no folder below the root, all modules of the build count.
 *
 * @param root the folder with the settings script, or the module's own if there is none
 */
record GradleSources(Path root, Path module) {
    /** The folder of a module with the files that Gradle makes. */
    static final String OUTPUT = "build";

    private static final List<String> SCRIPTS = List.of("build.gradle", "build.gradle.kts");
    private static final List<String> SETTINGS = List.of("settings.gradle", "settings.gradle.kts");
    private static final List<String> OTHERS = List.of("gradle.properties", "gradle.lockfile");
    private static final Pattern PROJECT =
            Pattern.compile("\\bproject\\(\\s*(?:path\\s*[:=]\\s*)?[\"'](:[^\"']+)[\"']");
    private static final Pattern ACCESSOR = Pattern.compile("\\(\\s*projects\\.\\w");
    private static final Pattern INCLUDED = Pattern.compile("\\bincludeBuild\\s*\\(?\\s*[\"']([^\"']+)[\"']");

    /** @param project the project's folder */
    static GradleSources of(Path project, Path module) {
        var root = ProjectFolders.upward(project, module).stream()
                .filter(folder -> has(folder, SETTINGS))
                .findFirst();
        return new GradleSources(root.orElse(module), module);
    }

    /** The folder of the module whose {@code build} is or contains a path; empty for any other path. */
    static Optional<Path> moduleOf(Path root, String path) {
        return ProjectFolders.moduleOf(root, path, OUTPUT, module -> has(module, SCRIPTS));
    }

    /** True if a folder is the output or the cache of a module, or below one. */
    static boolean isOutput(Path root, String folder) {
        return moduleOf(root, folder).isPresent() || ("/" + folder + "/").contains("/.gradle/");
    }

    /** The files by their paths relative to the module. */
    SortedMap<String, Path> files() {
        var files = new TreeMap<String, Path>();
        modules().forEach(folder -> add(folder, files));
        Stream.of(SETTINGS, SCRIPTS, OTHERS)
                .flatMap(List::stream)
                .map(root::resolve)
                .forEach(file -> put(file, files));
        Stream.concat(Stream.of("gradle", "buildSrc"), texts(root, SETTINGS).flatMap(text -> INCLUDED.matcher(text)
                        .results()
                        .map(included -> included.group(1))))
                .map(folder -> root.resolve(folder).normalize())
                .filter(Files::isDirectory)
                .forEach(folder -> FileTree.files(folder, GradleSources::isRead, name -> true)
                        .forEach((name, file) -> files.put(nameOf(folder.resolve(name)), file)));
        return files;
    }

    private void add(Path folder, SortedMap<String, Path> files) {
        Stream.of(SCRIPTS, OTHERS).flatMap(List::stream).map(folder::resolve).forEach(file -> put(file, files));
        var sources = folder.resolve("src");
        if (Files.isDirectory(sources)) {
            FileTree.files(sources, name -> !name.equals("test"), name -> !FileTree.isOfFinder(name))
                    .forEach((name, file) -> files.put(nameOf(sources.resolve(name)), file));
        }
    }

    private void put(Path file, SortedMap<String, Path> files) {
        if (Files.isRegularFile(file)) {
            files.put(nameOf(file), file);
        }
    }

    private String nameOf(Path file) {
        return FileTree.relative(module, file);
    }

    private Set<Path> modules() {
        var found = new LinkedHashSet<Path>();
        var open = new ArrayDeque<>(List.of(root, module));
        while (!open.isEmpty()) {
            var folder = open.remove();
            if (found.add(folder)) {
                for (var text : texts(folder, SCRIPTS).toList()) {
                    var used = PROJECT.matcher(text)
                            .results()
                            .map(path -> root.resolve(path.group(1).substring(1).replace(':', '/')))
                            .toList();
                    if (ACCESSOR.matcher(text).find() || !used.stream().allMatch(Files::isDirectory)) {
                        return allModules();
                    }
                    open.addAll(used);
                }
            }
        }
        return found;
    }

    private Set<Path> allModules() {
        var found = new LinkedHashSet<>(List.of(module));
        FileTree.files(
                        root,
                        GradleSources::isRead,
                        name -> SCRIPTS.contains(Path.of(name).getFileName().toString()))
                .keySet()
                .forEach(name -> found.add(root.resolve(name).resolveSibling("").normalize()));
        return found;
    }

    private static boolean isRead(String folder) {
        var name = folder.substring(folder.lastIndexOf('/') + 1);
        return !name.startsWith(".") && !name.equals(OUTPUT) && !name.equals("node_modules");
    }

    private static boolean has(Path folder, List<String> names) {
        return names.stream().map(folder::resolve).anyMatch(Files::isRegularFile);
    }

    private static Stream<String> texts(Path folder, List<String> names) {
        return names.stream().map(folder::resolve).filter(Files::isRegularFile).map(GradleSources::text);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read".formatted(file), e);
        }
    }
}
