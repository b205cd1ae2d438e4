package dev.slipway.components.image;

import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The SHA-256 of an image's sources: the files of the build context, the Dockerfile, the target, the build arguments, the
 * ids of secrets and the platform. The same sources have the same digest on any machine.
 *
 * <p>If Maven or Gradle builds the files that the Dockerfile copies, the digest includes the sources of that build
 * instead of its output, so it is the same before and after packaging. If the stack file lists the sources, it includes
 * these instead of the files of the build context.
 */
final class ContextDigest {
    private ContextDigest() {}

    /** The digest as 64 hexadecimal digits. */
    static String of(ImageBuild build, Architecture architecture) {
        var context = build.context();
        var digest = new FileDigest()
                .add(architecture.platform())
                .add(context.nameOf(context.dockerfilePath()))
                .add(Integer.toString(build.args().size()));
        new TreeMap<>(build.args()).forEach((name, value) -> digest.add(name).add(value));
        build.target().ifPresent(stage -> digest.add("target").add(stage));
        new TreeSet<>(build.secrets().keySet())
                .forEach(id -> digest.add("secret").add(id));
        return digest.addAll(files(build)).hex();
    }

    /** The files that the digest includes, by their path relative to the build folder. */
    static SortedMap<String, Path> files(ImageBuild build) {
        var context = build.context();
        var files = build.sources();
        if (build.packaging().sources().isEmpty()) {
            contextFiles(context).forEach(files::putIfAbsent);
        }
        // Docker reads these two even if its rules exclude them.
        files.put(context.nameOf(context.dockerfilePath()), context.dockerfilePath());
        context.ignoreFile().ifPresent(file -> files.put(context.nameOf(file), file));
        return files;
    }

    private static Map<String, Path> contextFiles(BuildContext context) {
        var directory = context.directory();
        var ignore = DockerIgnore.of(context);
        return FileTree.files(
                directory,
                folder -> !ignore.excludesAllOf(folder)
                        && !MavenSources.isOutput(directory, folder)
                        && !GradleSources.isOutput(directory, folder),
                file -> !ignore.excludes(file));
    }
}
