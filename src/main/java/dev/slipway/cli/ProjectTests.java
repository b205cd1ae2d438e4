package dev.slipway.cli;

import com.pulumi.exceptions.RunException;
import dev.slipway.base.Subprocess;
import dev.slipway.components.image.BuildCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The tests of a team for its project: the sources in {@code src/test}, without those of the package {@code dev.slipway}, which
 * are Slipway's own in a clone of its repository.
 *
 * @param root the project's folder
 */
record ProjectTests(Path root) {
    private static final List<String> LANGUAGES = List.of("java", "kotlin", "scala", "groovy");
    private static final Path OWN = Path.of("dev", "slipway");

    boolean exist() {
        return LANGUAGES.stream().map(this::folder).anyMatch(ProjectTests::hasSources);
    }

    private Path folder(String language) {
        return root.resolve("src").resolve("test").resolve(language);
    }

    private static boolean hasSources(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .anyMatch(file -> !folder.relativize(file).startsWith(OWN));
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read".formatted(folder), e);
        }
    }

    /**
     * Runs the tests by {@code mvn test}.
     *
     * @throws RunException if there is no Maven
     */
    Subprocess.Result run() {
        var arguments = new ArrayList<>(List.of("-q", "-B", "test"));
        if (Files.isDirectory(folder("java").resolve(OWN))) {
            arguments.add("-Dtest=!%s/**".formatted(OWN.toString().replace('\\', '/')));
        }
        return BuildCommand.maven(root, root, arguments)
                .orElseThrow(
                        () -> new RunException(
                                "the tests in src/test need Maven, and there is neither an mvnw in the project nor an mvn on the PATH; install Maven, or use --skip-tests"))
                .process(root)
                .runMerged();
    }
}
