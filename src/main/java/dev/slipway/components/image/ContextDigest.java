package dev.slipway.components.image;

import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The SHA-256 of an image's sources: the files of the build context, the Dockerfile, the build arguments and the
 * platform. The same sources have the same digest on any machine.
 *
 * <p>If Maven builds the files that the Dockerfile copies, the digest includes Maven's sources instead of its output
 * (see {@link MavenSources}), so it is the same before and after packaging.
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

    /** The files that the digest includes, by their path relative to the build folder. */
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
        // Docker reads these two even if its rules exclude them.
        files.put(context.dockerfile().toString().replace('\\', '/'), directory.resolve(context.dockerfile()));
        DockerIgnore.file(context)
                .ifPresent(
                        file -> files.put(directory.relativize(file).toString().replace('\\', '/'), file));
        return files;
    }
}
