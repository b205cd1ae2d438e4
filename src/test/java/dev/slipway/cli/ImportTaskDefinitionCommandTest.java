package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.base.LocalEnvironment;
import dev.slipway.testing.CommandHarness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportTaskDefinitionCommandTest extends CommandHarness {
    @TempDir
    private Path project;

    @Override
    protected LocalEnvironment environment() {
        return new LocalEnvironment(project, Map.of("AWS_REGION", "eu-west-1"));
    }

    @BeforeEach
    void writeBoth() throws IOException {
        Files.writeString(project.resolve("Pulumi.yaml"), "name: shop\nruntime: java\n");
        Files.writeString(project.resolve("web.json"), """
                {"family": "web", "cpu": "256", "memory": "512", "networkMode": "awsvpc",
                 "containerDefinitions": [{"name": "web", "image": "public.ecr.aws/nginx/nginx:1.29", "essential": true,
                   "portMappings": [{"containerPort": 80}]}]}
                """);
    }

    private int importWeb(String... more) {
        var words = new ArrayList<>(
                List.of("import", "task-definition", project.resolve("web.json").toString()));
        words.addAll(List.of(more));
        return run(words.toArray(String[]::new));
    }

    @Test
    void aStackFileIsWrittenCheckedAndReported() throws IOException {
        assertThat(importWeb("--stack", "test")).isZero();

        assertThat(Files.readString(project.resolve("Pulumi.test.yaml"))).isEqualTo("""
                # Imported from the task definition web.
                config:
                  aws:region: eu-west-1
                  slipway:services:
                    web:
                      cpu: 256
                      memory: 512
                      architecture: x86_64
                      ingress: none
                      image: public.ecr.aws/nginx/nginx:1.29
                      port: 80
                """);
        assertThat(out.toString()).contains("\nCheck:\n  test: ok, ");
        assertThat(Files.readString(project.resolve("task-definition-import.md")))
                .startsWith("# Import from the task definition web\n\n## Check\n- test: ok, ");
    }

    @Test
    void existingFilesAreOverwrittenOnRequestOnly() {
        importWeb();

        assertThat(importWeb()).isEqualTo(1);
        assertThat(err.toString())
                .contains("%s has Pulumi.dev.yaml, task-definition-import.md already; ".formatted(project));
        assertThat(importWeb("--force")).isZero();
    }

    @Test
    void aMissingFileIsRefused() {
        assertThat(run("import", "task-definition", project.resolve("none.json").toString()))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("none.json: the file cannot be read as UTF-8; check that it exists and is readable");
        assertThat(project.resolve("Pulumi.dev.yaml")).doesNotExist();
    }
}
