package dev.slipway.documentation;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.slipway.settings.Settings;
import dev.slipway.testing.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sections of stack files in all pages but the how-tos, which have a test of their own, are accepted by the settings. */
class SnippetsTest {
    /** Sections that others may need: a service behind a balancer, and stores. */
    private static final Map<String, String> REST = Map.of(
            "aws:region", "eu-west-1",
            "slipway:services", "{web: {image: 'public.ecr.aws/nginx/nginx:1.29', port: 80}}",
            "slipway:storage", "{table: orders}");

    @TempDir
    private Path folder;

    static Stream<String> snippets() {
        return Page.all().stream()
                .filter(page -> !page.file().startsWith(HowToTest.FOLDER))
                .flatMap(page -> page.blocks("yaml").stream())
                .filter(block -> block.startsWith("config:"));
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void theSettingsAcceptIt(String snippet) throws IOException {
        var text = new StringBuilder(snippet);
        REST.forEach(
                (key, value) -> text.append(snippet.contains(key + ":") ? "" : "  %s: %s\n".formatted(key, value)));
        // A base file is not in the folder of this project.
        var file = Files.writeString(
                folder.resolve("stack.yaml"), text.toString().replaceAll("slipway:extends: \\S+", ""));

        assertThatCode(() -> Settings.read(TestProject.read("docs", file))).doesNotThrowAnyException();
    }
}
