package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.base.LocalEnvironment;
import dev.slipway.testing.CommandHarness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCopilotCommandTest extends CommandHarness {
    @TempDir
    private Path parent;

    @Override
    protected LocalEnvironment environment() {
        return new LocalEnvironment(project(), Map.of("AWS_REGION", "eu-west-1"));
    }

    private Path project() {
        return parent.resolve("project");
    }

    private Path workspace() {
        return parent.resolve("old");
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void writeBoth() {
        write(project().resolve("Pulumi.yaml"), "name: shop\nruntime: java\n");
        write(workspace().resolve("copilot/.workspace"), "application: shop\n");
        write(workspace().resolve("copilot/web/manifest.yml"), """
                name: web
                type: Load Balanced Web Service
                image: {build: web/Dockerfile, port: 8080}
                http: {path: /}
                environments: {test: {}, prod: {count: 2}}
                """);
        write(workspace().resolve("web/Dockerfile"), "FROM scratch\n");
    }

    private int importAll(String... more) {
        var words = new ArrayList<>(List.of("import", "copilot", workspace().toString()));
        words.addAll(List.of(more));
        return run(words.toArray(String[]::new));
    }

    @Test
    void stackFilesAreWrittenIntoTheProjectCheckedAndReported() throws IOException {
        assertThat(importAll()).isZero();

        assertThat(project())
                .isDirectoryContaining("glob:**/base.yaml")
                .isDirectoryContaining("glob:**/Pulumi.prod.yaml")
                .isDirectoryContaining("glob:**/Pulumi.test.yaml")
                .isDirectoryContaining("glob:**/copilot-import.md");
        assertThat(Files.readString(project().resolve("base.yaml"))).contains("      build: ../old/web\n");
        assertThat(out.toString())
                .contains("Written to %s:\n".formatted(project()))
                .contains("\nCheck:\n  prod: ok, ")
                .contains("\n  test: ok, ")
                .contains("Next steps:\n  Look at the resources and the cost: ./slipway preview prod\n");
        assertThat(Files.readString(project().resolve("copilot-import.md")))
                .startsWith("# Import from the Copilot application shop\n\n## Check\n- prod: ok, ")
                .contains("| copilot/web/manifest.yml:3 | `image.port` | `slipway:services.web.port` |");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void theWrittenFilesPassTheCheckOfTheProject() {
        assertThat(importAll()).isZero();

        assertThat(StackCheck.of(project(), "prod").faults()).isEmpty();
        assertThat(StackCheck.of(project(), "test").faults()).isEmpty();
    }

    @Test
    void existingFilesAreAllNamedAndKept() throws IOException {
        write(project().resolve("Pulumi.prod.yaml"), "config: {}\n");
        write(project().resolve("base.yaml"), "config: {}\n");

        assertThat(importAll()).isEqualTo(1);

        assertThat(err)
                .hasToString(
                        "%s has base.yaml, Pulumi.prod.yaml already; move them, name another folder by --output, or overwrite them by --force\n"
                                .formatted(project()));
        assertThat(Files.readString(project().resolve("base.yaml"))).isEqualTo("config: {}\n");
        assertThat(project().resolve("Pulumi.test.yaml")).doesNotExist();
    }

    @Test
    void existingFilesAreOverwrittenOnRequest() throws IOException {
        write(project().resolve("base.yaml"), "config: {}\n");

        assertThat(importAll("--force")).isZero();

        assertThat(Files.readString(project().resolve("base.yaml"))).contains("slipway:services");
    }

    @Test
    void anotherFolderNeedsNoProject() {
        var other = parent.resolve("other/stacks");

        assertThat(importAll("--output", other.toString(), "--environment", "prod"))
                .isZero();

        assertThat(other).isDirectoryContaining("glob:**/Pulumi.prod.yaml");
        assertThat(other.resolve("base.yaml")).doesNotExist();
        assertThat(out.toString())
                .contains("Check:\n  prod: ok, ")
                .contains("Move the files into a project: ./slipway init DIR --name shop writes one\n");
    }

    @Test
    void anInvalidManifestLeavesNothing() {
        write(workspace().resolve("copilot/web/manifest.yml"), "name: web\ntype: Web\n");

        assertThat(importAll()).isEqualTo(1);

        assertThat(err.toString()).startsWith("copilot/web/manifest.yml:2: type = Web: Load Balanced Web Service, ");
        assertThat(project().resolve("copilot-import.md")).doesNotExist();
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void errorsOfTheCheckAreInTheReport() throws IOException {
        Files.delete(workspace().resolve("web/Dockerfile"));

        assertThat(importAll("--environment", "test")).isZero();

        var fault = "test: Pulumi.test.yaml:10: slipway:services.web.build = ../old/web: ";
        assertThat(out.toString()).contains("  " + fault).contains("Correct the errors of the check, and repeat it");
        assertThat(Files.readString(project().resolve("copilot-import.md"))).contains("- " + fault);
    }

    @Test
    void aCallWithoutAToolIsWrong() {
        assertThat(run("import")).isEqualTo(2);

        assertThat(err.toString()).startsWith("Missing required parameter: 'TOOL'");
    }
}
