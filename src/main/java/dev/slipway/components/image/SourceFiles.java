package dev.slipway.components.image;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files that {@code build.sources} lists: files, folders with all files below them, and globs. */
final class SourceFiles {
    private SourceFiles() {}

    /** The files by their paths relative to the build folder, which may begin with {@code ../}. */
    static SortedMap<String, Path> of(Path directory, List<String> sources) {
        var files = new TreeMap<String, Path>();
        sources.forEach(source -> files.putAll(of(directory, source)));
        return files;
    }

    /**
     * The files of one entry; empty if nothing matches.
     *
     * @throws dev.slipway.base.SpecException for a glob that is not complete
     */
    static Map<String, Path> of(Path directory, String source) {
        var glob = source.replaceAll("^(?:\\./)+", "").replaceAll("/+$", "");
        var pattern = Glob.pattern(glob);
        var prefix = Glob.literalPrefix(glob);
        var start = directory.resolve(prefix).normalize();
        if (prefix.equals(glob) && Files.isRegularFile(start)) {
            return Map.of(glob, start);
        }
        if (!Files.isDirectory(start)) {
            return Map.of();
        }
        var base = prefix.isEmpty() || prefix.equals(".") ? "" : prefix + "/";
        var found = new TreeMap<String, Path>();
        FileTree.files(
                        start,
                        SourceFiles::isRead,
                        name -> !FileTree.isOfFinder(name)
                                && (prefix.equals(glob)
                                        || pattern.matcher(base + name).matches()))
                .forEach((name, file) -> found.put(base + name, file));
        return found;
    }

    /** False for folders that a team does not write: {@code .git} and {@code node_modules}. */
    private static boolean isRead(String folder) {
        var name = folder.substring(folder.lastIndexOf('/') + 1);
        return !name.equals(".git") && !name.equals("node_modules");
    }
}
