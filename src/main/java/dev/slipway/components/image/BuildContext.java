package dev.slipway.components.image;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder that Docker builds an image from.
 *
 * <p>Folder and Dockerfile are kept relative, for Pulumi records them: an absolute path would differ from machine to
 * machine and make every deploy from another one build the image anew.
 *
 * @param root the project's folder, the one with Pulumi.yaml
 * @param folder the folder to build, relative to the project's, with slashes; {@code .} for the project's own
 * @param dockerfile relative to the folder
 */
public record BuildContext(Path root, String folder, Path dockerfile) {
    private static final Path DOCKERFILE = Path.of("Dockerfile");

    /**
     * Checks what the files on disk can tell.
     *
     * @throws IllegalArgumentException if the folder is not inside the project, does not exist or has no Dockerfile
     */
    public BuildContext {
        var path = Path.of(folder).normalize();
        if (path.isAbsolute() || path.startsWith("..")) {
            throw new IllegalArgumentException(
                    "the build folder %s is not inside the project; name a folder of it, relative to Pulumi.yaml"
                            .formatted(folder));
        }
        folder = path.toString().isEmpty() ? "." : path.toString().replace('\\', '/');
        if (!Files.isDirectory(root.resolve(folder))) {
            throw new IllegalArgumentException(
                    "the build folder %s does not exist; name a folder of the project, relative to Pulumi.yaml"
                            .formatted(folder));
        }
        dockerfile = dockerfile.normalize();
        if (dockerfile.isAbsolute() || dockerfile.startsWith("..")) {
            throw new IllegalArgumentException(
                    "the Dockerfile %s is not inside the build folder %s; move it there and name it relative to it"
                            .formatted(dockerfile, folder));
        }
        if (!Files.isRegularFile(root.resolve(folder).resolve(dockerfile))) {
            throw new IllegalArgumentException(
                    "the build folder %s has no %s; add one, or give the reference of a built image instead of a folder"
                            .formatted(folder, dockerfile));
        }
    }

    /** A folder whose Dockerfile has the usual name. */
    public static BuildContext of(Path root, String folder) {
        return new BuildContext(root, folder, DOCKERFILE);
    }

    /** A folder whose Dockerfile has another name, or lies in a folder of it. */
    public static BuildContext of(Path root, String folder, Path dockerfile) {
        return new BuildContext(root, folder, dockerfile);
    }

    /** Where the folder is on this machine. */
    public Path directory() {
        return root.resolve(folder).toAbsolutePath().normalize();
    }

    /** The Dockerfile relative to the project, with slashes. */
    public String dockerfilePath() {
        return Path.of(folder).resolve(dockerfile).normalize().toString().replace('\\', '/');
    }

    /** Whether Maven makes what the Dockerfile copies. */
    public boolean isMavenBuild() {
        return Files.isRegularFile(directory().resolve("pom.xml"));
    }
}
