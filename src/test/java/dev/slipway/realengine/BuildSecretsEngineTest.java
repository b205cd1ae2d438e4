package dev.slipway.realengine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An image with secrets, which {@code src/test/engine/buildx/docker} pushes in place of Docker. */
class BuildSecretsEngineTest extends EngineHarness {
    private static final String STACK = """
            config:
              aws:region: eu-west-1
              slipway:services:
                worker:
                  ingress: none
                  build:
                    context: hidden
                    secrets: {npm: {env: NPM_TOKEN}, netrc: {file: netrc}, pip: "secretsmanager:build/pip:token::", gem: ssm:build/gem}
            """;

    private static final String DOCKERFILE = """
            FROM scratch
            RUN --mount=type=secret,id=npm,required=true --mount=type=secret,id=netrc \\
                --mount=type=secret,id=pip --mount=type=secret,id=gem fetch
            COPY . /
            """;

    @TempDir
    Path programs;

    @Test
    void anImageIsBuiltOnceForItsSourcesAndNoSecretIsStored() throws IOException {
        try (var aws = EmulatedAws.start();
                var stack = EngineStack.createOfClasses(aws, "secretive", STACK)) {
            prepare(aws, stack);

            var logs = stack.up().log();
            assertThat(builds())
                    .singleElement()
                    .asString()
                    .contains(
                            "\"npm\": \"value-of-npm\"",
                            "\"netrc\": \"value-of-netrc\"",
                            "\"pip\": \"value-of-pip\"",
                            "\"gem\": \"value-of-gem\"");
            assertThat(stack.state()).contains("@sha256:").doesNotContain("value-of-");
            assertThat(logs).doesNotContain("value-of-");

            stack.previewExpectingNoChange();
            stack.refreshExpectingNoDrift();
            assertThat(stack.up().changes()).isEmpty();
            assertThat(builds()).hasSize(1);

            stack.writeFile("hidden/file", "new");
            assertThat(stack.preview().changes())
                    .anySatisfy(change -> assertThat(change).contains("worker-image-image"))
                    .anySatisfy(change -> assertThat(change).contains("worker-task-definition"));
            assertThat(builds()).hasSize(1);
            stack.up();
            assertThat(builds()).hasSize(2);
            stack.previewExpectingNoChange();

            stack.destroy();
            assertThat(stack.resources("aws:")).isEmpty();
        }
    }

    @Test
    void anUpWithoutTheVariableNamesItAndTheNextOneSucceeds() throws IOException {
        try (var aws = EmulatedAws.start();
                var stack = EngineStack.createOfClasses(aws, "secretive", STACK)) {
            prepare(aws, stack);
            stack.setVariable("NPM_TOKEN", "");

            assertThat(stack.upExpectingFailure())
                    .contains(
                            "the environment variable NPM_TOKEN of the secret npm is not set on this machine; an up that"
                                    + " builds the image fails without it",
                            "the image of hidden must be built: the environment variable NPM_TOKEN of the secret npm is"
                                    + " not set on this machine")
                    .doesNotContain("value-of-", "\tat ");

            stack.setVariable("NPM_TOKEN", "value-of-npm");
            stack.up();
            stack.previewExpectingNoChange();
            stack.destroy();
        }
    }

    private void prepare(EmulatedAws aws, EngineStack stack) throws IOException {
        Files.copy(Path.of("src/test/engine/buildx/docker"), programs.resolve("docker"));
        assertThat(programs.resolve("docker").toFile().setExecutable(true)).isTrue();
        stack.setVariable("PATH", programs + ":" + System.getenv("PATH"));
        stack.setVariable("NPM_TOKEN", "value-of-npm");
        stack.writeFile("netrc", "value-of-netrc");
        stack.writeFile("hidden/Dockerfile", DOCKERFILE);
        aws.json(
                REGION,
                "secretsmanager",
                "secretsmanager.CreateSecret",
                "{\"Name\": \"build/pip\", \"SecretString\": \"{\\\"token\\\": \\\"value-of-pip\\\"}\", \"ClientRequestToken\":"
                        + " \"00000000-0000-0000-0000-000000000000\"}");
        aws.json(
                REGION,
                "ssm",
                "AmazonSSM.PutParameter",
                "{\"Name\": \"/build/gem\", \"Type\": \"SecureString\", \"Value\": \"value-of-gem\"}");
    }

    private List<String> builds() throws IOException {
        var file = programs.resolve("builds.jsonl");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }
}
