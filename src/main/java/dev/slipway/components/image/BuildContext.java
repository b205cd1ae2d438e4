package dev.slipway.components.image;

import dev.slipway.base.SpecException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The build context of a Docker image: a folder of the project, and its Dockerfile.
 *
 * <p>Folder and Dockerfile are relative paths, since Pulumi stores them in its state: an absolute path differs between
 * machines, and every deploy from another machine would build a new image.
 *
 * @param root the project's folder, which contains Pulumi.yaml
 * @param folder the build folder, relative to the project's, with slashes; {@code .} for the project's own
 * @param dockerfile the path of the Dockerfile, relative to the build folder
 */
public record BuildContext(Path root, String folder, Path dockerfile) {
    private static final Path DOCKERFILE = Path.of("Dockerfile");

    /**
     * Checks the paths and that the files exist.
     *
     * @throws SpecException if the folder is not inside the project, does not exist or has no Dockerfile
     */
    public BuildContext {
        var path = Path.of(folder).normalize();
        if (path.isAbsolute() || path.startsWith("..")) {
            throw new SpecException(
                    "build",
                    "the build folder %s is not inside the project".formatted(folder),
                    "name a folder of it, relative to Pulumi.yaml");
        }
        folder = path.toString().isEmpty() ? "." : path.toString().replace('\\', '/');
        if (!Files.isDirectory(root.resolve(folder))) {
            throw new SpecException(
                    "build",
                    "the build folder %s does not exist".formatted(folder),
                    "name a folder of the project, relative to Pulumi.yaml");
        }
        dockerfile = dockerfile.normalize();
        if (dockerfile.isAbsolute() || dockerfile.startsWith("..")) {
            throw new SpecException(
                    "build",
                    "the Dockerfile %s is not inside the build folder %s".formatted(dockerfile, folder),
                    "move it there and name it relative to it");
        }
        if (!Files.isRegularFile(root.resolve(folder).resolve(dockerfile))) {
            throw new SpecException(
                    "build",
                    "the build folder %s has no %s".formatted(folder, dockerfile),
                    "add one, or give the reference of a built image instead of a folder");
        }
    }

    /** A folder with a {@code Dockerfile}. */
    public static BuildContext of(Path root, String folder) {
        return new BuildContext(root, folder, DOCKERFILE);
    }

    /** A folder with a Dockerfile of another name or in a subfolder. */
    public static BuildContext of(Path root, String folder, Path dockerfile) {
        return new BuildContext(root, folder, dockerfile);
    }

    /** The absolute path of the folder on this machine. */
    public Path directory() {
        return root.resolve(folder).toAbsolutePath().normalize();
    }

    /** The Dockerfile relative to the project, with slashes. */
    public String dockerfilePath() {
        return Path.of(folder).resolve(dockerfile).normalize().toString().replace('\\', '/');
    }

    /** True if the folder has a {@code pom.xml}, so that Maven builds the files that the Dockerfile copies. */
    public boolean isMavenBuild() {
        return Files.isRegularFile(directory().resolve("pom.xml"));
    }
}
