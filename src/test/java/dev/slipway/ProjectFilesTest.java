package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The files of the sample project belong to the team that uses this repository: tests read none of them, and take project
 * and stack files from {@link dev.slipway.testing.TestProject}. {@code .ci/adopted} runs all tests without these files. Tests of the
 * sample service itself are skipped there.
 */
class ProjectFilesTest {
    private static final Path TESTS = Path.of("src", "test", "java");

    /**
     * The class that reads a file's name, one that uses such names in folders of its own, and one that starts the sample service
     * and is skipped without it.
     */
    private static final Set<String> EXEMPT =
            Set.of("ProjectFilesTest.java", "GitRevisionTest.java", "SampleImage.java");

    /** The ways to name a file of the sample project from the folder in which tests run. */
    private static final List<Pattern> READS = Stream.of(
                    // A stack of the project.
                    "StackFile\\.read\\(\\s*Path\\.of\\(",
                    // A path of the project file, of a stack file, or of a service.
                    "Path\\.of\\(\\s*\"(?:\\./)?(?:Pulumi\\.[\\w.-]*yaml|app\"?(?:/|, \")(?!controllers\\b))",
                    // The project's folder itself.
                    "Path\\.of\\(\"\\.?\"\\)(?:\\.toAbsolutePath\\(\\))?\\.resolve\\(\"(?:Pulumi\\.|app/)",
                    // A stack file in a list or a table of parameters.
                    "(?:[{,=]|\\bof\\()\\s*\"(?:[\\w-]+, )?Pulumi\\.\\w+\\.yaml[\", ]")
            .map(Pattern::compile)
            .toList();

    private static Stream<String> found(String source) {
        return READS.stream()
                .flatMap(pattern -> pattern.matcher(source).results().map(match -> match.group()
                        .replaceAll("(?s).*\\n\\s*", "")));
    }

    @Test
    void noTestReadsTheProjectFileTheStackFilesOrTheServicesOfTheSample() {
        var sources = sources();

        assertThat(sources).hasSizeGreaterThan(200);
        assertThat(sources.stream()
                        .flatMap(file -> found(text(file)).map(read -> "%s: %s".formatted(file.getFileName(), read))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "StackFile.read(Path.of(\"\"), \"dev\")",
                "StackFile.read(\n        Path.of(\"\").toAbsolutePath(), \"test\", file)",
                "Files.readString(Path.of(\"Pulumi.yaml\"))",
                "Path.of(\"Pulumi.prod.yaml\")",
                "Path.of(\"app/orders/src\")",
                "Path.of(\"app\", \"orders\", \"src\")",
                "Path.of(\"\").toAbsolutePath().resolve(\"Pulumi.yaml\")",
                "@CsvSource({\n    \"orders, examples/orders.yaml\",\n    \"dev, Pulumi.dev.yaml\"})",
                "@ValueSource(strings = {\"Pulumi.dev.yaml\"})",
                "List.of(\"examples/orders.yaml\", \"Pulumi.prod.yaml\")"
            })
    void aReadIsFound(String source) {
        assertThat(found(source)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TestProject.read(\"dev\", Path.of(\"examples\", \"dev.yaml\"))",
                "StackFile.read(folder, \"dev\")",
                "Path.of(\"app/controllers/src/main\")",
                "Path.of(\"app\", \"controllers\", \"src\")",
                "project.resolve(\"Pulumi.yaml\")",
                "Path.of(\"src/test/golden/Pulumi.audited.yaml\")"
            })
    void aFileOfTheTestsIsNone(String source) {
        assertThat(found(source)).isEmpty();
    }

    private static List<Path> sources() {
        try (var files = Files.walk(TESTS)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !EXEMPT.contains(file.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
