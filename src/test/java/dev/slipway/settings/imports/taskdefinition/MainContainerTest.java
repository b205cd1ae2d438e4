package dev.slipway.settings.imports.taskdefinition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainContainerTest {
    @TempDir
    private Path folder;

    private String stackFile(String text) throws IOException {
        var file = Files.writeString(folder.resolve("task.json"), text);
        return TaskDefinitionImport.read(file, CompleteTaskDefinition.options(Optional.empty()))
                .files()
                .get("Pulumi.dev.yaml");
    }

    @Test
    void anAgentForTracesIsASidecarOfTheApplication() throws IOException {
        var file = stackFile("""
                {"family": "shop", "containerDefinitions": [
                  {"name": "traces", "image": "public.ecr.aws/aws-observability/aws-otel-collector:v1",
                   "portMappings": [{"containerPort": 4317}]},
                  {"name": "shop", "image": "shop:1"}]}
                """);

        assertThat(file).contains("      image: shop:1\n");
    }

    @Test
    void aProxyThatStartsAfterTheApplicationIsTheMainContainer() throws IOException {
        for (var order : List.of(
                "\"dependsOn\": [{\"containerName\": \"app\", \"condition\": \"START\"}]",
                "\"links\": [\"app:backend\"]")) {
            var file = stackFile("""
                    {"family": "shop", "containerDefinitions": [
                      {"name": "app", "image": "shop:1", "portMappings": [{"containerPort": 3000}]},
                      {"name": "proxy", "image": "nginx:1", "portMappings": [{"containerPort": 80}], %s}]}
                    """.formatted(order));

            assertThat(file).contains("      image: nginx:1\n");
        }
    }
}
