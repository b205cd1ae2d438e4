package dev.slipway.components.image;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The folders above a build folder, in which a build has its wrapper script and its parent modules. */
final class ProjectFolders {
    private ProjectFolders() {}

    /**
     * A folder and those above it, the nearest first, up to the git repository or up to the folder that contains both it and the
     * project, whichever is higher.
     *
     * @param root the project's folder
     */
    static List<Path> upward(Path root, Path directory) {
        var project = root.toAbsolutePath().normalize();
        var common = above(directory).filter(project::startsWith).findFirst().orElse(directory);
        var top = repository(directory).filter(common::startsWith).orElse(common);
        return above(directory).takeWhile(folder -> folder.startsWith(top)).toList();
    }

    /**
     * The folder of the module whose output is or contains a path; empty for any other path.
     *
     * @param output the name of the folder with the output, such as {@code target}
     * @param isModule true for the folder of a module
     */
    static Optional<Path> moduleOf(Path root, String path, String output, Predicate<Path> isModule) {
        var segments = Path.of(path);
        return IntStream.range(0, segments.getNameCount())
                .filter(i -> segments.getName(i).toString().equals(output))
                .mapToObj(i -> i == 0 ? root : root.resolve(segments.subpath(0, i)))
                .filter(isModule)
                .findFirst();
    }

    /** The path of a folder in messages, relative to the project's. */
    static String shown(Path root, Path directory) {
        var path = FileTree.relative(root.toAbsolutePath().normalize(), directory);
        return path.isEmpty() ? "." : path;
    }

    private static Optional<Path> repository(Path directory) {
        return above(directory)
                .filter(folder -> Files.exists(folder.resolve(".git")))
                .findFirst();
    }

    private static Stream<Path> above(Path directory) {
        return Stream.iterate(directory, folder -> folder != null, Path::getParent);
    }
}
