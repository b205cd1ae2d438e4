package dev.slipway.components.image;

import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The digest of everything that decides what image comes of a folder: the files that Docker gets, the Dockerfile, the
 * build arguments and the platform. The same sources give the same digest on any machine.
 *
 * <p>Where Maven makes what the Dockerfile copies, its sources stand for its output (see {@link MavenSources}): the
 * digest of a fresh clone is that of a packaged one.
 */
final class ContextDigest {
    private ContextDigest() {}

    /** The digest as 64 hexadecimal digits. */
    static String of(BuildContext context, Architecture architecture, Map<String, String> buildArgs) {
        var digest = new FileDigest()
                .add(architecture.platform())
                .add(context.dockerfile().toString().replace('\\', '/'))
                .add(Integer.toString(buildArgs.size()));
        new TreeMap<>(buildArgs).forEach((name, value) -> digest.add(name).add(value));
        return digest.addAll(files(context)).hex();
    }

    /** The files that count, by their path relative to the build folder. */
    static SortedMap<String, Path> files(BuildContext context) {
        var directory = context.directory();
        var ignore = DockerIgnore.of(context);
        var maven = context.isMavenBuild();
        var files = FileTree.files(
                directory,
                folder -> !ignore.excludesAllOf(folder) && !(maven && MavenSources.isOutput(directory, folder)),
                file -> !ignore.excludes(file));
        if (maven) {
            files.putAll(MavenSources.in(directory));
        }
        // Docker reads these two even where its rules leave them out.
        files.put(context.dockerfile().toString().replace('\\', '/'), directory.resolve(context.dockerfile()));
        DockerIgnore.file(context)
                .ifPresent(
                        file -> files.put(directory.relativize(file).toString().replace('\\', '/'), file));
        return files;
    }
}
