package dev.slipway.settings.imports.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.App;
import dev.slipway.settings.imports.ImportReport.FieldResult;
import dev.slipway.settings.imports.ImportReport.ReportEntry;
import dev.slipway.settings.imports.ImportedStacks;
import dev.slipway.settings.imports.ReportMarkdown;
import dev.slipway.testing.TestProject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposeImportTest {
    private static final Path GOLDEN = Path.of("src", "test", "golden", "compose");

    @TempDir
    private Path folder;

    private ImportedStacks read(String text) {
        try {
            var file = Files.writeString(folder.resolve("compose.yaml"), text);
            return ComposeImport.read(file, folder, CompleteComposeFile.options());
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

    private static void isGolden(String name, String text) throws IOException {
        var file = GOLDEN.resolve(name);
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }

    @Test
    void aComposeFileBecomesAStackFile() throws IOException {
        isGolden("Pulumi.dev.yaml", stackFile(CompleteComposeFile.read()));
    }

    @Test
    void theStackFileIsRefusedForMissingFoldersOfBuildsAlone() throws IOException {
        var file = Files.writeString(folder.resolve("Pulumi.dev.yaml"), stackFile(CompleteComposeFile.read()));

        assertThatThrownBy(() -> App.preflight(TestProject.read("dev", file)))
                .satisfies(refusal -> assertThat(refusal.getMessage().lines())
                        .isNotEmpty()
                        .allMatch(line -> line.contains(" does not exist; name a f")));
    }

    @Test
    void theReportHasEachField() throws IOException {
        var stacks = CompleteComposeFile.read();

        isGolden("report.md", ReportMarkdown.of("Import from " + stacks.source(), stacks.advice(), stacks.report(), 1));
    }

    @Test
    void aServiceOfAnActiveProfileIsImported() {
        assertThat(stackFile(CompleteComposeFile.read()).lines()).doesNotContain("    worker:");
        assertThat(stackFile(CompleteComposeFile.read("background")).lines()).contains("    worker:");
    }

    @Test
    void secretsOfVariablesAreInNoFile() {
        var stacks = CompleteComposeFile.read();

        assertThat(stackFile(stacks)).doesNotContain("example-password").doesNotContain("example-token");
        assertThat(stacks.report().toString())
                .doesNotContain("example-password")
                .doesNotContain("example-token");
    }

    @Test
    void aSmallServiceHasTheDefaultsOfCompose() {
        assertThat(stackFile(read("services: {web: {image: \"nginx:1.29\", ports: [\"80:80\"]}}\n")))
                .isEqualTo("""
                        # Imported from the Compose file compose.yaml.
                        config:
                          aws:region: eu-west-1
                          slipway:services:
                            # from compose.yaml, service web
                            web:
                              image: nginx:1.29
                              architecture: x86_64
                              cpu: 256
                              memory: 1024
                              stopTimeoutSeconds: 10
                              port: 80
                              ingress: balancer
                              health: {codes: "200-499"}
                        """);
    }

    @Test
    void aFieldThatNobodyReadsIsReported() {
        var stacks = read("services: {web: {image: \"nginx:1.29\", imagination: 3}}\n");

        assertThat(notes(stacks, FieldResult.UNKNOWN))
                .containsExactly("no field of the Compose specification in this place");
    }

    @Test
    void thePasswordOfAStoreIsInNoFile() {
        var stacks = read("""
                services:
                  web:
                    image: shop/web:1
                    environment:
                      REDIS_HOST: cache
                      REDIS_AUTH: easy-to-guess
                      OTHER: easy-to-guess
                      S3_ENDPOINT: http://files:9000
                      S3_KEY: admin-of-files
                  cache:
                    image: redis:7
                    command: redis-server --requirepass easy-to-guess
                  files:
                    image: minio/minio
                    environment: {MINIO_ROOT_USER: admin-of-files}
                """);

        assertThat(stackFile(stacks))
                .contains("        - {cache: cache, as: {host: REDIS_HOST, password: REDIS_AUTH}}\n")
                .contains("      secrets: {OTHER: ssm:/shop/dev/OTHER}\n")
                .doesNotContain("easy-to-guess")
                .doesNotContain("admin-of-files");
    }

    @Test
    void credentialsOfAwsAreLeftOut() {
        var stacks = read("services: {web: {image: \"nginx:1.29\", environment: {AWS_SECRET_ACCESS_KEY: example}}}\n");

        assertThat(stackFile(stacks)).doesNotContain("AWS_SECRET_ACCESS_KEY");
        assertThat(notes(stacks, FieldResult.OPEN))
                .containsExactly(
                        "left out: AWS's SDKs use the role of the task instead: write uses for stores of the stack, and allow for the rest");
    }

    @Test
    void theAddressOfAContainerThatIsNotImportedIsLeftToFillIn() {
        var stacks = read("""
                services:
                  web: {image: "nginx:1.29", environment: {CLICKHOUSE_URL: "http://analytics:8123"}}
                  analytics: {image: "clickhouse/clickhouse-server:25.12"}
                """);

        assertThat(notes(stacks, FieldResult.OPEN))
                .containsExactly(
                        "it names analytics, which is not a service of the stack: write the address of what replaces it");
    }

    @Test
    void servicesThatShareAVolumeHaveOneOwnerOfIt() {
        var stacks = read("""
                services:
                  web: {image: shop/web:1, volumes: ["files:/files", "cache:/cache"]}
                  worker: {image: shop/worker:1, user: "1001:0", volumes: ["files:/files"]}
                volumes: {files: {}, cache: {}}
                """);

        assertThat(stackFile(stacks))
                .containsSubsequence(
                        "      volumes:\n        /files: {fileSystem: files, path: /files, owner: \"1001:1001\"}\n"
                                + "        /cache: {fileSystem: files, path: /cache}\n",
                        "      volumes:\n        /files: {fileSystem: files, path: /files, owner: \"1001:1001\"}\n");
    }

    @Test
    void anArgumentThatTheDockerfileDoesNotTakeIsLeftOut() throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), "ARG EDITION\nFROM scratch\n");

        var stacks = read("services: {web: {build: {context: ., args: {EDITION: pro, COLOUR: red}}}}\n");

        assertThat(stackFile(stacks)).contains("build: {context: \".\", args: {EDITION: pro}}\n");
        assertThat(notes(stacks, FieldResult.IGNORED)).contains("the Dockerfile declares no ARG of this name");
    }

    @Test
    void aPortWithoutTheValuesOfItsVariablesIsLeftToFillIn() {
        var stacks = read("services: {web: {image: \"shop/web:1\", ports: [\"${PORT}:${PORT}\"]}}\n");

        assertThat(stackFile(stacks)).contains("      ingress: none\n");
        assertThat(notes(stacks, FieldResult.OPEN))
                .contains("its variables have no values: set them in .env and import again, or write port and ingress");
    }

    @Test
    void errorsAreNamedAllAtOnceWithTheirLines() {
        assertThatThrownBy(() -> read("""
                        services:
                          web:
                            ports: {a: b}
                            image: [1]
                          other:
                            command: run
                            deploy: {replicas: many}
                        """)).hasMessage("""
                        compose.yaml:3: services.web.ports: a list is allowed; write each element after a hyphen
                        compose.yaml:4: services.web.image = a list of 1: a text is allowed; write one
                        compose.yaml:5: services.other: image or build is required; name an image or a folder with a Dockerfile, or import the result of docker compose config for an override file
                        compose.yaml:7: services.other.deploy.replicas = many: a whole number from 0 to 5000 is allowed; write it without quotes and units""");
    }

    @Test
    void aFileWithoutServicesIsRefused() {
        assertThatThrownBy(() -> read("version: \"3\"\n"))
                .hasMessage("compose.yaml:1: services is required; write the services below it");
    }
}
