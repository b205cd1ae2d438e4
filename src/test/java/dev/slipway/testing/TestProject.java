package dev.slipway.testing;

import dev.slipway.settings.reader.StackConfig;
import dev.slipway.settings.reader.StackFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The project {@code slipway} in which tests read stack files: its program is that of this repository, its folder
 * {@code app/orders} is {@code src/test/app/orders}, and {@code app/shop} is {@code src/test/app/shop}. The repository's own {@code Pulumi.yaml}, stack files and services
 * belong to the team that uses it, and no test reads them.
 */
public final class TestProject {
    private static final Path ROOT = Path.of("target", "test-project");
    private static final List<Path> PROGRAM = List.of(Path.of("pom.xml"), Path.of("src"), Path.of(".mvn"));
    private static final List<Path> APPS = List.of(
            Path.of("app", "controllers"),
            Path.of("src", "test", "app", "orders"),
            Path.of("src", "test", "app", "shop"));

    static {
        write(ROOT, "java");
    }

    private TestProject() {}

    /** The project's folder, relative to that of the repository. */
    public static Path root() {
        return ROOT;
    }

    /** A file that a page names: in {@code app} one of this project, otherwise one of the repository. */
    public static Path file(String name) {
        return name.startsWith("app/") ? ROOT.resolve(name) : Path.of(name);
    }

    /**
     * The configuration of a stack.
     *
     * @param file its stack file, relative to the repository's folder
     */
    public static StackConfig read(String stack, Path file) {
        return StackFile.read(ROOT, stack, file);
    }

    /**
     * Writes the project into another folder, with links to the repository.
     *
     * @param runtime the value of {@code runtime} in the project file
     */
    public static void write(Path folder, String runtime) {
        try {
            Files.createDirectories(folder.resolve("app"));
            Files.writeString(folder.resolve("Pulumi.yaml"), "name: slipway\nruntime: %s\n".formatted(runtime));
            for (var file : PROGRAM) {
                link(folder.resolve(file), file);
            }
            for (var app : APPS) {
                link(folder.resolve("app").resolve(app.getFileName()), app);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void link(Path link, Path target) throws IOException {
        if (Files.exists(target) && !Files.exists(link)) {
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, target.toAbsolutePath());
        }
    }
}
