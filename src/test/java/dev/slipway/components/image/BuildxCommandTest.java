package dev.slipway.components.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.exceptions.RunException;
import dev.slipway.base.LocalEnvironment;
import dev.slipway.components.image.BuildSecret.EnvironmentVariable;
import dev.slipway.components.image.BuildSecret.SecretFile;
import dev.slipway.components.image.BuildSecret.StoredSecret;
import dev.slipway.testing.BuildFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds by a program in place of Docker, which records what it gets. */
class BuildxCommandTest {
    private static final String REGISTRY = "123456789012.dkr.ecr.eu-west-1.amazonaws.com";
    private static final String TAG = REGISTRY + "/shop-dev/web:src-0123456789abcdef-20260102030405";
    private static final String DIGEST = "sha256:" + "0a".repeat(32);
    private static final RegistryLogin LOGIN = new RegistryLogin(REGISTRY, "AWS", "password-of-ecr");

    /** Records a build, and writes its metadata. */
    private static final String DOCKER = """
            #!/bin/sh
            [ "$2" = version ] && exit 0
            printf '%s\\n' "$@" > "$RECORD/arguments"
            env > "$RECORD/environment"
            cp "$DOCKER_CONFIG/config.json" "$RECORD/config.json"
            ls -ld "$DOCKER_CONFIG" "$DOCKER_CONFIG/config.json" | cut -c1-10 > "$RECORD/modes"
            ls -A "$DOCKER_CONFIG" > "$RECORD/entries"
            cat "$DOCKER_CONFIG/contexts/one" > "$RECORD/context" 2>/dev/null
            mkdir -p "$DOCKER_CONFIG/buildx/refs"
            cat > "$RECORD/input"
            while [ $# -gt 0 ]; do
              [ "$1" = --metadata-file ] && echo '{"containerimage.digest": "DIGEST"}' > "$2"
              shift
            done
            echo done
            """.replace("DIGEST", DIGEST);

    @TempDir
    Path project;

    private Path record;
    private final Map<String, String> variables = new HashMap<>();

    @BeforeEach
    void aProject() throws IOException {
        record = Files.createDirectories(project.resolve("record"));
        BuildFolders.write(
                project,
                "app/Dockerfile",
                "FROM scratch AS web\nARG LEVEL\nRUN --mount=type=secret,id=npm --mount=type=secret,id=pip"
                        + " --mount=type=secret,id=netrc fetch\n");
        BuildFolders.write(project, "secrets/net,rc", "machine example.com\nlogin me password hidden-in-file\n");
        BuildFolders.write(project, "home/.docker/contexts/one", "a context");
        variables.putAll(Map.of(
                "PATH", "%s:/usr/bin:/bin".formatted(project.resolve("bin")),
                "HOME", project.resolve("home").toString(),
                "RECORD", record.toString(),
                "NPM_TOKEN", "value-of-npm"));
    }

    private ImageBuild build() {
        return ImageBuild.of(BuildContext.of(project, "app"))
                .withTarget(Optional.of("web"))
                .withArgs(Map.of("LEVEL", "1"))
                .withSecrets(Map.of(
                        "npm", new EnvironmentVariable("NPM_TOKEN"),
                        "netrc", new SecretFile("secrets/net,rc"),
                        "pip", new StoredSecret("ssm", "/build/pip", Optional.empty())));
    }

    private String run(String docker) {
        BuildFolders.script(project, "bin/docker", docker);
        return run();
    }

    private String run() {
        var build = build();
        var secrets = BuildSecretValues.of(build, Map.of("pip", "value-of-pip"), variables);
        return new BuildxCommand(build, "linux/arm64", Map.of("LEVEL", "1"), TAG)
                .run(new LocalEnvironment(project, variables), LOGIN, secrets);
    }

    private String recorded(String name) throws IOException {
        return Files.readString(record.resolve(name));
    }

    @Test
    void theImageIsPushedAndItsDigestReported() throws IOException {
        assertThat(run(DOCKER)).isEqualTo(DIGEST);

        var arguments = recorded("arguments").lines().toList();
        assertThat(arguments).startsWith("buildx", "build").endsWith("app").contains("--push");
        assertThat(arguments).containsSubsequence("--platform", "linux/arm64", "--file", "app/Dockerfile");
        assertThat(arguments).containsSubsequence("--tag", TAG, "--target", "web", "--build-arg", "LEVEL=1");
        assertThat(recorded("input")).isEmpty();
        assertThat(recorded("environment")).contains("BUILDX_NO_DEFAULT_ATTESTATIONS=1\n");
    }

    @Test
    void noArgumentIsASecret() throws IOException {
        run(DOCKER);

        var file = project.resolve("secrets/net,rc");
        assertThat(recorded("arguments"))
                .contains("--secret\nid=npm,env=NPM_TOKEN\n")
                .contains("--secret\nid=netrc,\"src=%s\"\n".formatted(file))
                .contains("--secret\nid=pip,env=SLIPWAY_BUILD_SECRET_2\n")
                .doesNotContain("value-of", "hidden", "password-of-ecr");
        assertThat(recorded("environment"))
                .contains("NPM_TOKEN=value-of-npm\n", "SLIPWAY_BUILD_SECRET_2=value-of-pip\n")
                .doesNotContain("password-of-ecr");
    }

    @Test
    void theRegistrysPasswordIsInATemporaryFileOfThisUserOnly() throws IOException {
        BuildFolders.write(
                project,
                "home/.docker/config.json",
                "{\"auths\": {\"ghcr.io\": {\"auth\": \"b3du\"}}, \"credsStore\": \"desktop\", \"currentContext\": \"one\"}");

        run(DOCKER);

        assertThat(recorded("config.json"))
                .isEqualTo(
                        "{\"auths\":{\"ghcr.io\":{\"auth\":\"b3du\"},\"%1$s\":{\"auth\":\"%2$s\"}},\"credsStore\":\"desktop\",\"currentContext\":\"one\",\"credHelpers\":{\"%1$s\":\"\"}}"
                                .formatted(REGISTRY, LOGIN.auth()));
        assertThat(recorded("modes")).isEqualTo("drwx------\n-rw-------\n");
        assertThat(recorded("entries").lines()).containsExactlyInAnyOrder("config.json", "contexts");
        assertThat(recorded("context")).isEqualTo("a context");
        var folder = recorded("environment")
                .lines()
                .filter(line -> line.startsWith("DOCKER_CONFIG="))
                .map(line -> Path.of(line.substring("DOCKER_CONFIG=".length())))
                .findFirst();
        assertThat(folder).hasValueSatisfying(path -> assertThat(path).doesNotExist());
        assertThat(project.resolve("home/.docker/contexts/one")).hasContent("a context");
    }

    @Test
    void aFailureShowsTheLastLinesWithoutSecrets() {
        assertThatThrownBy(() -> run("""
                                #!/bin/sh
                                [ "$2" = version ] && exit 0
                                seq 1 30
                                echo "token $NPM_TOKEN, $SLIPWAY_BUILD_SECRET_2" >&2
                                echo "login me password hidden-in-file"
                                exit 3
                                """))
                .isInstanceOf(RunException.class)
                .hasMessageStartingWith(
                        "the image of app with secrets cannot be built: docker buildx build failed with exit code 3:\n13\n14\n")
                .hasMessageEndingWith("30\ntoken ****, ****\n****");
    }

    @Test
    void aMachineWithoutDockerIsTold() {
        variables.put("PATH", project.resolve("bin").toString());

        assertThatThrownBy(this::run)
                .isInstanceOf(RunException.class)
                .hasMessage(
                        "the image of app with secrets cannot be built: there is no docker on the PATH; install Docker"
                                + " with its plugin buildx");
    }

    @Test
    void aDockerWithoutBuildxIsTold() {
        assertThatThrownBy(() -> run("#!/bin/sh\nexit 1\n"))
                .isInstanceOf(RunException.class)
                .hasMessage(
                        "the image of app with secrets cannot be built: Docker has no plugin buildx, by which secrets"
                                + " are passed; install it (docker-buildx)");
    }

    @Test
    void aBuildWithoutADigestIsNoPush() {
        assertThatThrownBy(() -> run("#!/bin/sh\n"))
                .isInstanceOf(RunException.class)
                .hasMessage(
                        "the image of app with secrets cannot be built: docker buildx build reported no digest; update"
                                + " Docker's plugin buildx");
    }

    @Test
    void everyVariableAndFileThatIsMissingIsNamed() throws IOException {
        variables.remove("NPM_TOKEN");
        Files.delete(project.resolve("secrets/net,rc"));

        assertThatThrownBy(this::run)
                .isInstanceOf(RunException.class)
                .hasMessage(
                        "the image of app must be built: the file secrets/net,rc of the secret netrc does not exist on"
                                + " this machine; the environment variable NPM_TOKEN of the secret npm is not set on this machine");
        assertThat(build().missingSecrets(variables)).containsOnlyKeys("npm.env", "netrc.file");
    }

    @Test
    void aJsonKeyIsReadFromAStoredSecret() {
        var secret = new StoredSecret("secretsmanager", "build", Optional.of("token"));

        assertThat(BuildSecretValues.selected(secret, "{\"token\": \"t\", \"other\": 1}"))
                .isEqualTo("t");
        assertThat(List.of("{\"other\": 1}", "text", ""))
                .allSatisfy(value -> assertThatThrownBy(() -> BuildSecretValues.selected(secret, value))
                        .isInstanceOf(RunException.class)
                        .hasMessage("build is no JSON with the key token"));
    }

    @Test
    void theTextsOfCredentialsAndValuesDoNotShowThem() {
        var values = BuildSecretValues.of(build(), Map.of("pip", "value-of-pip"), variables);

        assertThat(values).asString().doesNotContain("value-of");
        assertThat(LOGIN).hasToString("AWS at " + REGISTRY);
    }
}
