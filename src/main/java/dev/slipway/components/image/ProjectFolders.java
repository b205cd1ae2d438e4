package dev.slipway.components.image;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

    /** The path of a folder in messages, relative to the project's. */
    static String shown(Path root, Path directory) {
        var path = root.toAbsolutePath()
                .normalize()
                .relativize(directory)
                .toString()
                .replace('\\', '/');
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
