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

/** The files of a folder by their relative path with slashes, sorted, in the same order on every machine. */
final class FileTree {
    private FileTree() {}

    /**
     * The files and symbolic links that match; links are not followed.
     *
     * @param enters true for the relative path of a folder whose files are listed
     * @param takes true for the relative path of a file that matches
     * @throws UncheckedIOException if a folder cannot be read
     */
    static SortedMap<String, Path> files(Path root, Predicate<String> enters, Predicate<String> takes) {
        var files = new TreeMap<String, Path>();
        try {
            // The root folder may be a link, which is resolved; links below it are not.
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
                    // Docker ignores sockets and pipes, and a read of one could block forever.
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

    /** True for the file that the Finder of macOS creates in folders that it displays. */
    static boolean isOfFinder(String name) {
        return name.equals(".DS_Store") || name.endsWith("/.DS_Store");
    }

    /** The path of a file or folder relative to a folder, with slashes on every machine. */
    static String relative(Path top, Path path) {
        return top.relativize(path).toString().replace('\\', '/');
    }
}
