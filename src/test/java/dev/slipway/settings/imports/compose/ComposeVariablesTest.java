package dev.slipway.settings.imports.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.settings.imports.ImportReport.FieldResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Variables, environment files, and the forms of a file. */
class ComposeVariablesTest {
    @TempDir
    private Path folder;

    private SmallComposeFile read(String text) {
        return SmallComposeFile.read(folder, text);
    }

    @Test
    void aFlagOrNumberWithoutTheValueOfItsVariableIsAbsent() {
        var stacks = read("""
                services: {web: {image: "shop/web:1", read_only: "${READ_ONLY}", scale: "${COUNT}", cpus: "${CPUS}"}}
                """);

        assertThat(stacks.stackFile()).doesNotContain("readOnly").doesNotContain("count");
        assertThat(stacks.notes(FieldResult.OPEN)).hasSize(3).allMatch(note -> note.contains("has no value"));
    }

    @Test
    void aVariableOfDotEnvMayContainOthers() throws IOException {
        Files.writeString(folder.resolve(".env"), "HOST=collector\nPORT=4317\nENDPOINT=http://${HOST}:${PORT}\n");

        assertThat(read("services: {web: {image: \"shop/web:1\", environment: {ENDPOINT: \"${ENDPOINT}\"}}}\n")
                        .stackFile())
                .contains("environment: {ENDPOINT: http://collector:4317}");
    }

    @Test
    void anEnvironmentFileHasValuesOfSeveralLinesAndColons() throws IOException {
        Files.writeString(folder.resolve("web.env"), "\uFEFFGREETING=\"good\nmorning\"\r\nCOLOUR: red # and blue\n");

        assertThat(read("services: {web: {image: \"shop/web:1\", env_file: web.env}}\n")
                        .stackFile())
                .contains("GREETING: \"good\\nmorning\"")
                .contains("COLOUR: red");
    }

    @Test
    void aKeyWithoutAValueIsASecretThatTheServiceMayNotNeed() {
        var stacks = read("services: {web: {image: \"shop/web:1\", environment: {APP_KEY: \"${APP_KEY}\"}}}\n");

        assertThat(stacks.stackFile()).contains("secrets: {APP_KEY: ssm:/shop/dev/APP_KEY}");
        assertThat(stacks.notes(FieldResult.OPEN))
                .singleElement()
                .asString()
                .endsWith("--value …, or remove the key if the service has none");
    }

    @Test
    void aKeyOfAnEncryptionIsASecretWithAnyValue() {
        assertThat(
                        read("services: {web: {image: \"shop/web:1\", environment: {CREDENTIAL_AES_256_KEY: \"&9*q\", DB_ENC_KEY: shop}}}\n")
                                .stackFile())
                .contains("ssm:/shop/dev/CREDENTIAL_AES_256_KEY", "ssm:/shop/dev/DB_ENC_KEY");
    }

    @Test
    void theHostOfAServiceWithAnInactiveProfileIsLeftToFillIn() {
        assertThat(read("""
                        services:
                          web: {image: "shop/web:1", environment: {SEARCH_URL: "http://search:8080"}}
                          search: {image: "shop/search:1", profiles: [search]}
                        """).notes(FieldResult.OPEN))
                .containsExactly(
                        "it names search, which is not a service of the stack: write the address of what replaces it");
    }

    @Test
    void aDependencyThatIsNotRequiredMayNotExist() {
        assertThat(read("services: {web: {image: \"shop/web:1\", depends_on: {other: {required: false}}}}\n")
                        .notes(FieldResult.IGNORED))
                .contains("there is no such service, and it is not required");
    }

    @Test
    void aBuildOfARepositoryNamesTheRepository() {
        var stacks = read("services: {web: {build: \"https://example.com/shop.git#main\"}}\n");

        assertThat(stacks.stackFile()).contains("build: \"https://example.com/shop.git#main\"");
        assertThat(stacks.notes(FieldResult.OPEN))
                .containsExactly("a build has a folder: clone the repository, and name its folder");
    }

    @Test
    void anAnchorMayBeInManyServices() {
        var services = new StringBuilder("x-labels: &labels {team: shop}\nservices:\n");
        for (var i = 0; i < 60; i++) {
            services.append("  web%d: {image: \"shop/web:1\", labels: *labels}\n".formatted(i));
        }

        assertThat(read(services.toString()).stackFile().lines().filter(line -> line.contains("dockerLabels")))
                .hasSize(60);
    }

    @Test
    void aFileOfVersion1HasServicesAsItsKeys() {
        assertThat(read("web: {image: \"shop/web:1\"}\n").stackFile()).contains("image: shop/web:1");
    }

    @Test
    void aFurtherDocumentIsRefused() {
        assertThatThrownBy(() -> read("services: {web: {image: \"shop/web:1\"}}\n---\nservices: {}\n"))
                .hasMessage(
                        "compose.yaml:3: the file has several documents; write each into a file of its own, or all keys into one");
    }

    @Test
    void aFileWhoseServicesAllHaveInactiveProfilesIsRefused() {
        assertThatThrownBy(() -> read("services: {web: {image: \"shop/web:1\", profiles: [prod, test]}}\n"))
                .hasMessage("compose.yaml: every service has a profile: import with --profile prod, or --profile test");
    }

    @Test
    void aFlagWithoutAValueIsNoSecret() {
        assertThat(read("services: {web: {image: \"shop/web:1\", environment: {ENABLE_AUTH: \"${ENABLE_AUTH}\"}}}\n")
                        .stackFile())
                .doesNotContain("secrets:");
    }

    @Test
    void theAddressOfTheServiceItselfIsLeftToFillIn() {
        assertThat(read("services: {web: {image: \"shop/web:1\", environment: {SELF: \"web:7000\", NAME: web}}}\n")
                        .notes(FieldResult.OPEN))
                .containsExactly(
                        "it names the service itself, whose container does not know this name: write localhost for calls of its own");
    }
}
