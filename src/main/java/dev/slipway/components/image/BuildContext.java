package dev.slipway.components.image;

import dev.slipway.base.SpecException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;

/**
 * The build context of a Docker image, a folder, and its Dockerfile, which may be outside of it.
 *
 * <p>Both are relative paths, since Pulumi stores them in its state: an absolute path differs between machines, and
 * every deploy from another machine would build a new image.
 *
 * @param root the project's folder, which contains Pulumi.yaml
 * @param folder the build folder, relative to the project's, with slashes; {@code .} for the project's own
 * @param dockerfile the path of the Dockerfile, relative to the project's folder, with slashes
 */
public record BuildContext(Path root, String folder, String dockerfile) {
    private static final String DOCKERFILE = "Dockerfile";

    /**
     * Checks the paths and that the files exist.
     *
     * @throws SpecException for each path that is absolute or does not exist, with the key {@code context} or
     *     {@code dockerfile}
     */
    public BuildContext {
        var faults = new ArrayList<SpecException>();
        folder = normalized(folder);
        dockerfile = normalized(dockerfile);
        if (Path.of(folder).isAbsolute()) {
            faults.add(absolute("context", "build folder", folder));
        } else if (!Files.isDirectory(root.resolve(folder))) {
            faults.add(new SpecException(
                    "context",
                    "the build folder %s does not exist".formatted(folder),
                    "name a folder, relative to Pulumi.yaml"));
        }
        if (Path.of(dockerfile).isAbsolute()) {
            if (faults.isEmpty()) {
                faults.add(absolute("dockerfile", "Dockerfile", dockerfile));
            }
        } else if (!Files.isRegularFile(root.resolve(dockerfile))) {
            var isDefault = dockerfile.equals(normalized(folder + "/" + DOCKERFILE));
            if (!isDefault || faults.isEmpty()) {
                faults.add(isDefault ? noDefault(folder) : noDockerfile(root, folder, dockerfile));
            }
        }
        SpecException.throwAll(faults);
    }

    /** A folder with a {@code Dockerfile}. */
    public static BuildContext of(Path root, String folder) {
        return new BuildContext(root, folder, folder + "/" + DOCKERFILE);
    }

    private static String normalized(String path) {
        var text = Path.of(path).normalize().toString().replace('\\', '/');
        return text.isEmpty() ? "." : text;
    }

    private static SpecException absolute(String key, String noun, String path) {
        return new SpecException(
                key,
                "the path of the %s %s is absolute and differs between machines".formatted(noun, path),
                "write it relative to Pulumi.yaml, such as ../backend");
    }

    private static SpecException noDefault(String folder) {
        return new SpecException(
                "context",
                "the build folder %s has no %s".formatted(folder, DOCKERFILE),
                "add one, name another file in build.dockerfile, or set image to the reference of a built image");
    }

    private static SpecException noDockerfile(Path root, String folder, String dockerfile) {
        var below = normalized(folder + "/" + dockerfile);
        return new SpecException(
                "dockerfile",
                "the Dockerfile %s does not exist".formatted(dockerfile),
                Files.isRegularFile(root.resolve(below))
                        ? "write %s, as the path is relative to Pulumi.yaml".formatted(below)
                        : "name a file, relative to Pulumi.yaml");
    }

    /** The absolute path of the folder on this machine. */
    public Path directory() {
        return root.resolve(folder).toAbsolutePath().normalize();
    }

    /** The absolute path of the Dockerfile on this machine. */
    Path dockerfilePath() {
        return root.resolve(dockerfile).toAbsolutePath().normalize();
    }

    /**
     * The name of a file in the digest of the image, the same on every machine: relative to the build folder; for a file
     * outside of it {@code //} and the path relative to the project's folder.
     */
    String nameOf(Path file) {
        var directory = directory();
        return file.startsWith(directory)
                ? FileTree.relative(directory, file)
                : "//" + FileTree.relative(root.toAbsolutePath().normalize(), file);
    }

    /** The rules of the ignore file: {@code <Dockerfile>.dockerignore}, or else {@code .dockerignore} of the folder. */
    Optional<Path> ignoreFile() {
        var path = dockerfilePath();
        var own = path.resolveSibling(path.getFileName() + ".dockerignore");
        return Optional.of(own)
                .filter(Files::isRegularFile)
                .or(() -> Optional.of(directory().resolve(".dockerignore")).filter(Files::isRegularFile));
    }
}
