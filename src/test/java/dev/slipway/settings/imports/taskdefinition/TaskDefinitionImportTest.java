package dev.slipway.settings.imports.taskdefinition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.settings.imports.ImportReport.FieldResult;
import dev.slipway.settings.imports.ImportReport.ReportEntry;
import dev.slipway.settings.imports.ImportedStacks;
import dev.slipway.settings.imports.ReportMarkdown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskDefinitionImportTest {
    private static final Path GOLDEN = Path.of("src", "test", "golden", "task-definition");

    @TempDir
    private Path folder;

    private Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ImportedStacks read(String text) {
        return TaskDefinitionImport.read(write("task.json", text), CompleteTaskDefinition.options(Optional.empty()));
    }

    /** A task definition with a container named web and further fields of the task. */
    private static String task(String container, String more) {
        return """
                {"family": "web", "cpu": "256", "memory": "512", %s
                 "containerDefinitions": [{"name": "web", "image": "public.ecr.aws/nginx/nginx:1.29"%s}]}
                """.formatted(more, container);
    }

    private static String stackFile(ImportedStacks stacks) {
        return stacks.files().get("Pulumi.dev.yaml");
    }

    private static List<String> notes(ImportedStacks stacks, FieldResult result) {
        return stacks.report().entries(result).stream().map(ReportEntry::note).toList();
    }

    private void isRefused(String text, String... messages) {
        assertThatThrownBy(() -> read(text)).hasMessage(String.join("\n", messages));
    }

    private static void isGolden(String name, String text) throws IOException {
        var file = GOLDEN.resolve(name);
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }

    @Test
    void aTaskDefinitionWithAllFieldsBecomesAServiceWithSidecars() throws IOException {
        isGolden("Pulumi.dev.yaml", stackFile(CompleteTaskDefinition.read()));
    }

    @Test
    void theReportHasEachField() throws IOException {
        var stacks = CompleteTaskDefinition.read();

        isGolden("report.md", ReportMarkdown.of("Import from " + stacks.source(), stacks.advice(), stacks.report(), 1));
    }

    @Test
    void aSmallTaskHasTheDefaultsOfEcs() {
        assertThat(stackFile(read(task("", "")))).isEqualTo("""
                # Imported from the task definition web.
                config:
                  aws:region: us-east-1
                  slipway:services:
                    web:
                      cpu: 256
                      memory: 512
                      architecture: x86_64
                      ingress: none
                      image: public.ecr.aws/nginx/nginx:1.29
                """);
    }

    @Test
    void theSizeOfATaskOnEc2IsTheNextOneOfFargate() {
        var stacks = read("""
                {"family": "web", "requiresCompatibilities": ["EC2"],
                 "containerDefinitions": [
                   {"name": "web", "image": "web:1", "cpu": 300, "memory": 700},
                   {"name": "side", "image": "side:1", "cpu": 100, "memory": 500}]}
                """);

        assertThat(stackFile(stacks)).contains("      cpu: 512\n      memory: 2048\n");
    }

    @Test
    void emptyAndMissingValuesAreAsIfAbsent() {
        var stacks = read("""
                {"family": "web", "cpu": "", "memory": "", "pidMode": null, "tags": null, "volumes": [],
                 "containerDefinitions": [{"name": "web", "image": "web:1", "user": "", "stopTimeout": 0, "links": [],
                   "privileged": false, "dependsOn": [{"containerName": "", "condition": "START"}],
                   "volumesFrom": [{"sourceContainer": ""}], "mountPoints": [{"sourceVolume": "", "containerPath": ""}],
                   "repositoryCredentials": {"credentialsParameter": ""}, "linuxParameters": null}]}
                """);

        assertThat(notes(stacks, FieldResult.LOST)).isEmpty();
        assertThat(notes(stacks, FieldResult.UNKNOWN)).isEmpty();
        assertThat(stackFile(stacks)).doesNotContain("FILL-IN");
    }

    @Test
    void tabsIndentJson() {
        assertThat(stackFile(read(task("", "").replace(" \"cpu\"", "\t\"cpu\""))))
                .contains("cpu: 256");
    }

    @Test
    void anImageThatAPipelineFillsInIsToFillIn() {
        var stacks = read(task("", "").replace("public.ecr.aws/nginx/nginx:1.29", "<IMAGE1_NAME>"));

        assertThat(stackFile(stacks)).contains("image: FILL-IN\n");
        assertThat(notes(stacks, FieldResult.OPEN))
                .contains(
                        "a pipeline fills in the image: name it, or write build with the folder of its Dockerfile instead of image");
    }

    @Test
    void allErrorsAreReportedAtOnceWithTheirLines() {
        isRefused(
                """
                family: web
                cpu: many
                containerDefinitions:
                  - name: web
                    image: web:1
                    portMappings: [{containerPort: 70000}]
                    mountPoints: [{sourceVolume: gone, containerPath: /data}]
                    dependsOn: [{containerName: nobody, condition: START}]
                    esential: true
                """,
                "task.json:2: cpu = many: a number is allowed; write it as in 256, or .25 vCPU",
                "task.json:6: containerDefinitions[0].portMappings[0].containerPort = 70000: a whole number from 1 to 65535 is allowed; write it without quotes and units",
                "task.json:7: containerDefinitions[0].mountPoints[0].sourceVolume = gone: the task has no such volume; write it under volumes",
                "task.json:8: containerDefinitions[0].dependsOn[0].containerName = nobody: there is no such container; name one of web",
                "task.json:9: containerDefinitions[0].esential = true: ECS has no such field here; did you mean essential? Correct it");
    }

    @Test
    void aFileWithoutContainersIsRefused() {
        isRefused(
                "{\"family\": \"web\"}",
                "task.json:1: containerDefinitions is required; write the answer of aws ecs describe-task-definition into the file");
    }

    @Test
    void containersHaveNamesOfTheirOwn() {
        isRefused(
                "{\"containerDefinitions\": [{\"name\": \"a\", \"image\": \"a\"}, {\"name\": \"a\", \"image\": \"b\"}, {\"image\": \"c\"}]}",
                "task.json:1: containerDefinitions[1]: another container has the name a; rename one",
                "task.json:1: containerDefinitions[2]: name is required; name the container");
    }

    @Test
    void severalServicesAreRefused() {
        var service = write("service.json", "{\"services\": [{}, {}]}");

        assertThatThrownBy(() -> TaskDefinitionImport.read(
                        write("task.json", task("", "")), CompleteTaskDefinition.options(Optional.of(service))))
                .hasMessage(
                        "service.json:1: services = a list of 2: one service is allowed; describe it alone: aws ecs describe-services --cluster CLUSTER --services SERVICE");
    }

    @Test
    void theMainContainerIsTheEssentialOneWithAPort() {
        var stacks = read("""
                {"family": "shop", "containerDefinitions": [
                  {"name": "agent", "image": "agent:1", "essential": false, "portMappings": [{"containerPort": 1}]},
                  {"name": "worker", "image": "worker:1"},
                  {"name": "web", "image": "web:1", "portMappings": [{"containerPort": 80}]}]}
                """);

        assertThat(stackFile(stacks)).endsWith("""
                      image: web:1
                      port: 80
                      sidecars:
                        - {name: agent, image: agent:1, essential: false, port: 1}
                        - {name: worker, image: worker:1}
                """);
    }
}
