package dev.slipway.components.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The files of a folder by their path relative to it, with slashes, sorted: the same on every machine. */
final class FileTree {
    private FileTree() {}

    /**
     * The files and links that a test takes; links are not followed.
     *
     * @param enters whether to look into a folder, given its relative path
     * @param takes whether a file counts, given its relative path
     */
    static SortedMap<String, Path> files(Path root, Predicate<String> enters, Predicate<String> takes) {
        var files = new TreeMap<String, Path>();
        try {
            // The folder itself may be a link; those below it stay links.
            var top = root.toRealPath();
            Files.walkFileTree(top, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return folder.equals(top) || enters.test(relative(top, folder))
                            ? FileVisitResult.CONTINUE
                            : FileVisitResult.SKIP_SUBTREE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    var name = relative(top, file);
                    // Docker takes no sockets and pipes, and reading them would wait for ever.
                    if (!attributes.isOther() && takes.test(name)) {
                        files.put(name, file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read".formatted(root), e);
        }
        return files;
    }

    private static String relative(Path top, Path path) {
        return top.relativize(path).toString().replace('\\', '/');
    }
}
