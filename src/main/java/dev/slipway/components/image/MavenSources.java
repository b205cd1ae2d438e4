package dev.slipway.components.image;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The source files of a Maven build: the {@code pom.xml} and {@code src} of each module, {@code .mvn}, and the parent
 * poms above the folder. Not {@code src/test}, which is not packaged, so that a change of tests deploys nothing. Not
 * {@code target}, which a fresh clone does not have.
 *
 * <p>Other files that a build reads are not included; keep them in {@code src}.
 */
final class MavenSources {
    /** The folder of a module with the files that Maven makes. */
    static final String OUTPUT = "target";

    private MavenSources() {}

    static SortedMap<String, Path> in(Path folder) {
        var files = FileTree.files(
                folder, name -> !isOutput(folder, name) && !isForeign(name), name -> isSource(folder, name));
        parents(folder, files);
        return files;
    }

    /** True if a folder is the {@code target} of a module or below one. */
    static boolean isOutput(Path root, String folder) {
        return moduleOf(root, folder).isPresent();
    }

    /** The folder of the module whose {@code target} is or contains a path; empty for any other path. */
    static Optional<Path> moduleOf(Path root, String path) {
        return ProjectFolders.moduleOf(root, path, OUTPUT, module -> Files.isRegularFile(module.resolve(Pom.NAME)));
    }

    /**
     * True for folders without modules: {@code node_modules}, and hidden folders except {@code .mvn}, such as
     * {@code .git}.
     */
    private static boolean isForeign(String folder) {
        return folder.startsWith(".") && !folder.equals(".mvn")
                || folder.contains("/.") && !inSources(folder)
                || folder.endsWith("node_modules");
    }

    private static boolean inSources(String name) {
        return name.startsWith("src/") || name.contains("/src/");
    }

    private static boolean isSource(Path root, String name) {
        if (name.equals(Pom.NAME) || name.endsWith("/" + Pom.NAME) || name.startsWith(".mvn/")) {
            return true;
        }
        if (FileTree.isOfFinder(name)) {
            return false;
        }
        for (var at = name.startsWith("src/") ? 0 : name.indexOf("/src/");
                at >= 0;
                at = name.indexOf("/src/", at + 1)) {
            var module = at == 0 ? root : root.resolve(name.substring(0, at));
            if (Files.isRegularFile(module.resolve(Pom.NAME))) {
                var below = name.substring(at == 0 ? 0 : at + 1);
                return !below.startsWith("src/test/");
            }
        }
        return false;
    }

    private static void parents(Path folder, SortedMap<String, Path> files) {
        var pom = folder.resolve(Pom.NAME);
        for (var parent = parent(pom); parent.isPresent(); parent = parent(pom)) {
            pom = parent.get();
            // A parent inside the folder is already in the map; this also ends a cycle of parents.
            var name = FileTree.relative(folder, pom);
            if (files.putIfAbsent(name, pom) != null) {
                return;
            }
        }
    }

    private static Optional<Path> parent(Path pom) {
        return Pom.read(pom).flatMap(Pom::parent);
    }
}
