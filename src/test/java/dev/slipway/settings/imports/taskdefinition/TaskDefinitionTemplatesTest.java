package dev.slipway.settings.imports.taskdefinition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.settings.imports.ImportReport.FieldResult;
import dev.slipway.settings.imports.ImportReport.ReportEntry;
import dev.slipway.settings.imports.ImportedStacks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Task definitions that a pipeline or Terraform fills in. */
class TaskDefinitionTemplatesTest {
    @TempDir
    private Path folder;

    private ImportedStacks read(String text) {
        try {
            return TaskDefinitionImport.read(
                    Files.writeString(folder.resolve("task.json"), text),
                    CompleteTaskDefinition.options(Optional.empty()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String stackFile(ImportedStacks stacks) {
        return stacks.files().get("Pulumi.dev.yaml");
    }

    private static List<String> notes(ImportedStacks stacks, FieldResult result) {
        return stacks.report().entries(result).stream().map(ReportEntry::note).toList();
    }

    private static List<String> openPaths(ImportedStacks stacks) {
        return stacks.report().entries(FieldResult.OPEN).stream()
                .map(entry -> entry.place().path())
                .toList();
    }

    @Test
    void aListOfContainersIsATaskDefinitionWithoutFieldsOfTheTask() {
        var stacks = read("""
                [{"name": "shop", "image": "shop:1", "cpu": 200, "memory": 600,
                  "portMappings": [{"containerPort": 8080}]},
                 {"name": "cache", "image": "redis:7"}]
                """);

        assertThat(stackFile(stacks)).endsWith("""
                    shop:
                      cpu: 256
                      memory: 1024
                      architecture: x86_64
                      ingress: none
                      image: shop:1
                      port: 8080
                      sidecars: [{name: cache, image: redis:7}]
                """);
        assertThat(notes(stacks, FieldResult.UNKNOWN)).isEmpty();
    }

    @Test
    void aSingleContainerIsATaskDefinitionOfItsOwn() {
        assertThat(stackFile(read("{\"name\": \"shop\", \"image\": \"shop:1\"}")))
                .contains("    shop:\n")
                .contains("      image: shop:1\n");
    }

    @Test
    void aFileOfAnotherFormIsRefused() {
        assertThatThrownBy(() -> read("\"shop\""))
                .hasMessage("task.json: the file is neither an object of keys nor a list of container definitions");
    }

    @Test
    void placeholdersOutsideOfTextsAreToFillIn() {
        var stacks = read("""
                [{"name": "shop", "image": "shop:1", "cpu": ${cpu}, "memory": ${memory}, "essential": true,
                  "portMappings": [{"containerPort": ${port}, "hostPort": ${port}, "protocol": "tcp"}],
                  "environment": ${jsonencode(variables)},
                  "secrets": {{ secrets }},
                  "command": <COMMAND>,
                  "logConfiguration": ${logs},
                  "stopTimeout": "${seconds}"}]
                """);

        assertThat(openPaths(stacks))
                .contains(
                        "[0].portMappings[0].containerPort",
                        "[0].environment",
                        "[0].secrets",
                        "[0].command",
                        "[0].stopTimeout");
        assertThat(stackFile(stacks)).doesNotContain("${").doesNotContain("{{").doesNotContain("<COMMAND>");
        assertThat(notes(stacks, FieldResult.IGNORED)).contains("tasks on Fargate have the port of the container");
    }

    @Test
    void commentsAreLeftOutOfJsonAndKeptInItsTexts() {
        var stacks = read("""
                // The web server.
                {"family": "web", /* of the
                  shop */ "containerDefinitions": [
                  {"name": "web", "image": "web:1", // filled in
                   "environment": [{"name": "URL", "value": "https://example.com/*/"}]}]}
                """);

        assertThat(stackFile(stacks)).contains("environment: {URL: \"https://example.com/*/\"}");
        assertThat(stacks.report().entries(FieldResult.TAKEN))
                .filteredOn(entry -> entry.place().path().endsWith("value"))
                .allMatch(entry -> entry.place().line() == 5);
    }

    @Test
    void anImageThatIsNoReferenceIsToFillIn() {
        var stacks = read("""
                {"family": "web", "containerDefinitions": [
                  {"name": "web", "image": "ACCOUNT.dkr.ecr.REGION.amazonaws.com/Shop:1"}]}
                """);

        assertThat(stackFile(stacks)).contains("image: FILL-IN\n");
        assertThat(notes(stacks, FieldResult.OPEN))
                .contains(
                        "ACCOUNT.dkr.ecr.REGION.amazonaws.com/Shop:1 is not a valid image reference, and a pipeline may fill it in: name it, or write build with the folder of its Dockerfile instead of image");
    }

    @Test
    void aTagInCapitalsIsWrittenAndToFillIn() {
        var stacks = read("""
                {"family": "web", "containerDefinitions": [{"name": "web", "image": "shop/web:IMAGE_TAG"}]}
                """);

        assertThat(stackFile(stacks)).contains("image: shop/web:IMAGE_TAG\n");
        assertThat(notes(stacks, FieldResult.OPEN))
                .contains(
                        "a pipeline fills in the tag IMAGE_TAG: name it, or write build with the folder of its Dockerfile instead of image");
    }

    @Test
    void aCommandThatAPipelineFillsInIsToFillInAndAVariableOfAShellIsNone() {
        var stacks = read("""
                {"family": "web", "containerDefinitions": [
                  {"name": "web", "image": "web:1", "command": ["sh", "-c", "exec web ${OPTIONS}"], "user": "%USER%"},
                  {"name": "side", "image": "side:1", "command": ["{{command}}"]}]}
                """);

        assertThat(openPaths(stacks))
                .contains("containerDefinitions[0].user", "containerDefinitions[1].command")
                .doesNotContain("containerDefinitions[0].command");
    }

    @Test
    void labelsTagsAndFilesThatAPipelineFillsInAreToFillIn() {
        var stacks = read("""
                {"family": "web", "tags": [{"key": "Team", "value": "${team}"}],
                 "containerDefinitions": [{"name": "web", "image": "web:1", "dockerLabels": {"team": "${team}"},
                   "environmentFiles": [{"value": "arn:aws:s3:::${bucket}/web.env", "type": "s3"}]}]}
                """);

        assertThat(openPaths(stacks))
                .contains(
                        "tags[0].value",
                        "containerDefinitions[0].dockerLabels",
                        "containerDefinitions[0].environmentFiles[0].value");
    }

    @Test
    void emptyProtocolsAreAsIfAbsent() {
        assertThat(stackFile(read("""
                        {"family": "web", "containerDefinitions": [{"name": "web", "image": "web:1",
                          "portMappings": [{"containerPort": 80, "protocol": "", "appProtocol": "", "name": ""}]}]}
                        """))).contains("port: 80\n");
    }

    @Test
    void aFamilyThatIsNoNameOfAServiceIsADifference() {
        var stacks = read("""
                {"family": "shop-production-backend-v1", "containerDefinitions": [{"name": "web", "image": "web:1"}]}
                """);

        assertThat(stackFile(stacks)).contains("    shop-production-back:\n");
        assertThat(notes(stacks, FieldResult.CHANGED))
                .contains("names have up to 20 lower-case letters, digits and hyphens");
    }

    @Test
    void aSizeThatAPipelineFillsInIsToFillIn() {
        var stacks = read("[{\"name\": \"web\", \"image\": \"web:1\", \"cpu\": ${cpu}, \"memory\": ${memory}}]");

        assertThat(stackFile(stacks)).contains("      cpu: 256\n      memory: 512\n");
        assertThat(notes(stacks, FieldResult.OPEN))
                .contains(
                        "a pipeline fills in the cpu of the containers: the smallest size is written",
                        "a pipeline fills in the memory of the containers: the smallest size is written");
    }
}
