package dev.slipway.components.image;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A Maven build with the modules that its root pom lists, directly or by their own modules, see
 * <a href="https://maven.apache.org/guides/mini/guide-multiple-modules.html">multiple modules</a>. Modules of profiles
 * are not read.
 *
 * @param root the folder of the root pom
 * @param modules the poms of the root and of all modules by their folders
 */
record MavenReactor(Path root, Map<Path, Pom> modules) {
    /**
     * The build that contains a module: the highest folder above it whose modules lead to it, or the module alone.
     *
     * @param project the project's folder
     */
    static MavenReactor of(Path project, Path module) {
        var top = module;
        for (var folder : ProjectFolders.upward(project, module)) {
            var below = top;
            if (Pom.read(folder.resolve(Pom.NAME))
                    .filter(pom -> pom.modules().contains(below))
                    .isPresent()) {
                top = folder;
            }
        }
        var modules = new LinkedHashMap<Path, Pom>();
        add(top, modules);
        return new MavenReactor(top, modules);
    }

    private static void add(Path folder, Map<Path, Pom> modules) {
        if (!modules.containsKey(folder)) {
            Pom.read(folder.resolve(Pom.NAME)).ifPresent(pom -> {
                modules.put(folder, pom);
                pom.modules().forEach(module -> add(module, modules));
            });
        }
    }

    /** The source files of modules and of the modules that they depend on, by their paths relative to the root. */
    SortedMap<String, Path> sources(List<Path> wanted) {
        var files = new TreeMap<String, Path>();
        for (var module : withDependencies(wanted)) {
            // The modules of an aggregator are other modules of the build; its own sources are its pom.
            var own = isAggregator(module)
                    ? new TreeMap<>(Map.of(Pom.NAME, module.resolve(Pom.NAME)))
                    : MavenSources.in(module);
            own.forEach((name, file) -> files.put(nameOf(module.resolve(name)), file));
        }
        var settings = root.resolve(".mvn");
        if (Files.isDirectory(settings)) {
            FileTree.files(settings, folder -> true, name -> true)
                    .forEach((name, file) -> files.put(".mvn/" + name, file));
        }
        return files;
    }

    /** The path of a folder or file relative to the root, with slashes. */
    String nameOf(Path path) {
        return FileTree.relative(root, path.normalize());
    }

    private boolean isAggregator(Path module) {
        var pom = modules.get(module);
        return pom != null && !pom.modules().isEmpty();
    }

    private Set<Path> withDependencies(List<Path> wanted) {
        var all = new LinkedHashSet<Path>();
        var open = new ArrayDeque<>(wanted);
        while (!open.isEmpty()) {
            var module = open.remove();
            var pom = modules.get(module);
            if (all.add(module) && pom != null) {
                var references = pom.references();
                modules.forEach((folder, other) -> {
                    if (references.stream().anyMatch(other.coordinates()::isMeantBy)) {
                        open.add(folder);
                    }
                });
            }
        }
        return all;
    }
}
