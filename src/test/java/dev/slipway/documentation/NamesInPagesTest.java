package dev.slipway.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.awsapi.RevisionCopy;
import dev.slipway.testing.SettingsPages;
import dev.slipway.testing.TestProject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Classes, paths and keys in backticks on the pages are those of the project. */
class NamesInPagesTest {
    /** The files of a project of {@code slipway init}. */
    private static final Path NEW_PROJECT = Path.of("src/main/resources/dev/slipway/cli/project/files");

    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern PATH = Pattern.compile("(src|docs|app|examples|\\.github|\\.mvn)/[\\w./-]+");
    private static final Pattern CLASS = Pattern.compile(
            "(?<folder>(?:[a-z]+[./])*)(?<name>[A-Z][a-z]+(?:[A-Z]\\w*)?)" + "(?:\\.java|\\.[a-z]\\w*(?:\\(.*\\))?)?");
    private static final Pattern KEY = Pattern.compile("slipway:[a-zA-Z]+(\\.[a-zA-Z]+)*");

    /** Pages whose class names are names of the project; other pages name types of AWS too. */
    private static final List<Path> CLASS_PAGES = List.of(
            Path.of("docs", "architecture.md"),
            Path.of("docs", "contributing.md"),
            Path.of("docs", "cost.md"),
            Path.of("docs", "decisions"));

    /** Names of the JDK, of Pulumi and of AWS on these pages. */
    private static final Set<String> OTHERS = Set.of(
            "HttpClient",
            "HttpURLConnection",
            "PulumiTest",
            "PulumiInternal",
            "RegisterScalableTarget",
            "SuspendedState",
            "SecureString",
            "GetRandomPassword",
            "EssentialContainerExited",
            "StringEquals",
            "Retry",
            "Project",
            "Pulumi",
            "RunException",
            "Stack",
            "Name");

    private static Stream<String> code(Page page) {
        return CODE.matcher(page.text()).results().map(word -> word.group(1));
    }

    @Test
    void everyPathExists() {
        assertThat(Page.all()).allSatisfy(page -> assertThat(
                        code(page).filter(word -> PATH.matcher(word).matches()))
                .as(page.file().toString())
                .allMatch(word -> Files.exists(TestProject.file(word))
                        || Files.exists(page.file().resolveSibling(word))
                        || Files.exists(NEW_PROJECT.resolve(word))
                        || isIgnored(word)));
    }

    /** The output of a build is not among the sources. */
    private static boolean isIgnored(String path) {
        return path.contains("target/");
    }

    @Test
    void everyClassExists() {
        var sources = sources();

        assertThat(Page.all().stream().filter(page -> CLASS_PAGES.stream().anyMatch(page.file()::startsWith)))
                .isNotEmpty()
                .allSatisfy(page -> assertThat(code(page)
                                .map(CLASS::matcher)
                                .filter(word -> word.matches() && !OTHERS.contains(word.group("name"))))
                        .as(page.file().toString())
                        .allSatisfy(word -> assertThat(sources)
                                .as(word.group())
                                .anyMatch(source -> source.endsWith("/%s%s.java"
                                        .formatted(word.group("folder").replace('.', '/'), word.group("name"))))));
    }

    private static Set<String> sources() {
        return Stream.of(Path.of("src"), Path.of("app", "controllers", "src"))
                .flatMap(NamesInPagesTest::javaFiles)
                .map(file -> "/" + file.toString().replace('\\', '/'))
                .collect(Collectors.toSet());
    }

    private static Stream<Path> javaFiles(Path root) {
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyKeyIsInTheReference() {
        var reference = SettingsPages.text();

        assertThat(Page.all()).allSatisfy(page -> assertThat(
                        code(page).filter(word -> KEY.matcher(word).matches() && !word.equals(RevisionCopy.RELEASE)))
                .as(page.file().toString())
                .allMatch(key -> Pattern.compile("`" + Pattern.quote(key) + "[.`\\[]")
                        .matcher(reference)
                        .find()));
    }
}
