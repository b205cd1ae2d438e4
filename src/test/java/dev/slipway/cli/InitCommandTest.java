package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.base.LocalEnvironment;
import dev.slipway.testing.CommandHarness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitCommandTest extends CommandHarness {
    @TempDir
    private Path parent;

    @Override
    protected LocalEnvironment environment() {
        return new LocalEnvironment(parent, Map.of("AWS_REGION", "eu-central-1"));
    }

    private Path shop() {
        return parent.resolve("shop");
    }

    private String read(String file) throws IOException {
        return Files.readString(shop().resolve(file));
    }

    @Test
    void aProjectHasTheNameOfItsFolderAndASampleService() throws IOException {
        assertThat(run("init", shop().toString())).isZero();

        assertThat(read("Pulumi.yaml")).isEqualTo("""
                name: shop
                description: Services on AWS Fargate with Slipway
                runtime: {name: java, options: {use-executor: ./slipway}} # without Maven, if no source is newer than the last build
                """);
        assertThat(read("Pulumi.dev.yaml")).contains("""
                          aws:region: eu-central-1
                        """).contains("""
                            web:
                              image: public.ecr.aws/nginx/nginx:1.29
                              port: 80
                        """);
        assertThat(read("pom.xml"))
                .contains("<artifactId>shop</artifactId>")
                .contains("<slipway.version>%s</slipway.version>".formatted(Slipway.VERSION));
        assertThat(shop().resolve("slipway")).isExecutable().hasSameTextualContentAs(Path.of("slipway"));
        assertThat(shop().resolve(".gitignore")).isRegularFile();
        assertThat(shop().resolve("stack.schema.json")).hasSameTextualContentAs(Path.of("docs/stack.schema.json"));
        assertThat(out.toString()).endsWith("Next: cd %1$s && ./slipway preview dev\n".formatted(shop()));
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void noPlaceholderIsLeft() throws IOException {
        assertThat(run("init", shop().toString())).isZero();

        try (var files = Files.walk(shop())) {
            assertThat(files.filter(Files::isRegularFile)).allSatisfy(file -> assertThat(Files.readString(file))
                    .doesNotContain("${PROJECT}", "${DESCRIPTION}", "${VERSION}", "${REGION}", "${SERVICE}")
                    .doesNotContain("${SOURCE}", "${PORT}", "${STACK}"));
        }
    }

    @Test
    void optionsNameEverything() throws IOException {
        assertThat(run("init", shop().toString(), "--name", "store", "--region", "us-west-2", "--stack", "staging"))
                .isZero();

        assertThat(read("Pulumi.yaml")).startsWith("name: store\n");
        assertThat(read("Pulumi.staging.yaml")).contains("aws:region: us-west-2");
    }

    @Test
    void aServiceIsBuiltFromAFolderOfTheProject() throws IOException {
        Files.createDirectories(shop().resolve("app/api"));
        Files.writeString(shop().resolve("app/api/Dockerfile"), "FROM scratch\n");

        assertThat(run("init", shop().toString(), "--service", "api", "--build", "app/api", "--port", "3000"))
                .isZero();

        assertThat(read("Pulumi.dev.yaml")).contains("""
                    api:
                      build: app/api
                      port: 3000
                """);
    }

    @Test
    void aRejectedValueLeavesNothing() throws IOException {
        assertThat(run("init", shop().toString(), "--build", "app/api", "--port", "99999"))
                .isEqualTo(1);

        assertThat(err).hasToString("""
                        Pulumi.dev.yaml:9: slipway:services.web.build = app/api: the build folder app/api does not exist; name a folder, relative to Pulumi.yaml
                        Pulumi.dev.yaml:10: slipway:services.web.port = 99999: 1 to 65535 is allowed; set it to 65535
                        """);
        assertThat(shop()).doesNotExist();
    }

    @Test
    void aFolderThatHasAProjectIsRefusedAndKept() throws IOException {
        Files.createDirectories(shop());
        Files.writeString(shop().resolve("pom.xml"), "<project/>");

        assertThat(run("init", shop().toString())).isEqualTo(1);

        assertThat(err)
                .hasToString("%s has pom.xml already; name another folder, or move what is there\n".formatted(shop()));
        assertThat(shop()).isDirectoryContaining("glob:**/pom.xml").isDirectoryNotContaining("glob:**/Pulumi.yaml");
        assertThat(read("pom.xml")).isEqualTo("<project/>");
    }

    @Test
    void theIgnoredFilesOfARepositoryAreKept() throws IOException {
        Files.createDirectories(shop());
        Files.writeString(shop().resolve(".gitignore"), "node_modules/\n");

        assertThat(run("init", shop().toString())).isZero();

        assertThat(read(".gitignore")).isEqualTo("node_modules/\n");
        assertThat(read("Pulumi.yaml")).startsWith("name: shop\n");
    }

    @Test
    void aMissingRegionIsRefused() {
        assertThat(run(new LocalEnvironment(parent, Map.of()), "init", shop().toString()))
                .isEqualTo(1);

        assertThat(err).hasToString("the stack has no region; name it, as in --region eu-west-1, or set AWS_REGION\n");
        assertThat(shop()).doesNotExist();
    }

    @Test
    void anImageAndAFolderExcludeEachOther() {
        assertThat(run("init", shop().toString(), "--image", "nginx:1.29", "--build", "app/api"))
                .isEqualTo(2);
    }

    @Test
    void aTemplateKeepsThePlaceholdersOfPulumi() throws IOException {
        assertThat(run("init", shop().toString(), "--template")).isZero();

        assertThat(read("Pulumi.yaml")).isEqualTo("""
                name: ${PROJECT}
                description: ${DESCRIPTION}
                runtime: {name: java, options: {use-executor: ./slipway}} # without Maven, if no source is newer than the last build
                template:
                  description: Services on AWS Fargate with Slipway
                """);
        assertThat(read("pom.xml")).contains("<artifactId>${PROJECT}</artifactId>");
    }
}
