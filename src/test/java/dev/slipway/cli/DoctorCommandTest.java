package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoctorCommandTest {
    private static final Map<String, String> INSTALLED = Map.of(
            "javac", "javac 17.0.12",
            "mvn", "Apache Maven 3.9.9",
            "pulumi", "v3.200.0",
            "docker", "28.1.1",
            "git", "git version 2.39.5",
            "aws", "aws-cli/2.17.0",
            "session-manager-plugin", "1.2.677.0",
            "jq", "jq-1.7");

    @TempDir
    private Path home;

    private List<String> lines(Map<String, String> installed, Map<String, String> environment) {
        return DoctorCommand.checks(
                        command -> Optional.ofNullable(installed.get(command.get(0))), environment::get, home)
                .stream()
                .map(DoctorCommand.Check::line)
                .toList();
    }

    @Test
    void anInstalledProgramIsListedWithItsVersion() {
        assertThat(lines(INSTALLED, Map.of("AWS_PROFILE", "dev")))
                .containsExactly(
                        "ok       JDK: javac 17.0.12",
                        "ok       Maven: Apache Maven 3.9.9",
                        "ok       Pulumi CLI: v3.200.0",
                        "ok       Docker: 28.1.1",
                        "ok       Docker Buildx: 28.1.1",
                        "ok       git: git version 2.39.5",
                        "ok       AWS CLI: aws-cli/2.17.0",
                        "ok       Session Manager plugin: 1.2.677.0",
                        "ok       jq: jq-1.7",
                        "ok       AWS credentials: from AWS_PROFILE");
    }

    @Test
    void aMissingProgramIsListedWithItsUseAndTheFix() {
        assertThat(lines(Map.of(), Map.of()))
                .containsExactly(
                        "MISSING  JDK, needed by every command; install a JDK of version 17 or newer and put it on PATH",
                        "MISSING  Maven, needed by every command; install Apache Maven 3.8 or newer and put it on PATH",
                        "missing  Pulumi CLI, needed by pulumi up and the commands for a deployed stack; see https://www.pulumi.com/docs/iac/download-install/",
                        "missing  Docker, needed by services with build; install Docker and start its engine",
                        "missing  Docker Buildx, needed by builds with secrets; see https://docs.docker.com/build/install-buildx/",
                        "missing  git, needed by preview --against; install git",
                        "missing  AWS CLI, needed by commands of the documentation; see https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html",
                        "missing  Session Manager plugin, needed by exec and tunnel; see https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-working-with-install-plugin.html",
                        "missing  jq, needed by commands of the documentation; install jq",
                        "missing  AWS credentials, needed by pulumi up and the commands for a deployed stack; run aws configure sso, or set AWS_PROFILE");
    }

    @Test
    void aPulumiCliThatIsTooOldIsListedWithTheOldestOne() {
        assertThat(lines(Map.of("pulumi", "v3.119.0"), Map.of()))
                .contains(
                        "missing  Pulumi CLI 3.120.0 or newer, needed by pulumi up and the commands for a deployed stack;"
                                + " v3.119.0 is installed, see https://www.pulumi.com/docs/iac/download-install/");
    }

    /** The first words of the lines of shell blocks; those of pipes and substitutions are not read. */
    private static Stream<String> programsOfPages() throws IOException {
        var block = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
        try (var files = Files.walk(Path.of("docs"))) {
            return files.filter(file -> file.toString().endsWith(".md")).toList().stream()
                    .map(DoctorCommandTest::text)
                    .flatMap(text -> block.matcher(text).results())
                    .flatMap(found -> found.group(1).replace("\\\n", " ").lines())
                    .filter(line -> line.matches("[a-z][a-z-]* .*"))
                    .map(line -> line.split(" ")[0])
                    .distinct();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void programsOfThePagesAreChecked() throws IOException {
        var asked = new ArrayList<String>();
        DoctorCommand.checks(
                command -> {
                    asked.add(command.get(0));
                    return Optional.empty();
                },
                name -> null,
                home);
        // Programs of every machine, and of single steps that name them.
        var others = List.of(
                "cd", "copilot", "pip", "cp", "source", "curl", "echo", "export", "grpcurl", "mkdir", "printf",
                "python3", "gunzip");

        assertThat(programsOfPages().filter(program -> !others.contains(program)))
                .isNotEmpty()
                .isSubsetOf(asked);
    }

    @Test
    void aPreviewNeedsOnlyAJdkAndMaven() {
        assertThat(DoctorCommand.checks(command -> Optional.empty(), name -> null, home))
                .filteredOn(DoctorCommand.Check::required)
                .extracting(DoctorCommand.Check::name)
                .containsExactly("JDK", "Maven");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS_PROFILE", "AWS_ACCESS_KEY_ID", "AWS_WEB_IDENTITY_TOKEN_FILE"})
    void credentialsOfTheEnvironmentAreFoundAndNotShown(String variable) {
        assertThat(lines(INSTALLED, Map.of(variable, "hunter2")))
                .contains("ok       AWS credentials: from " + variable)
                .noneMatch(line -> line.contains("hunter2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"credentials", "config"})
    void credentialsInFilesAreFound(String name) throws IOException {
        var file = Files.createDirectory(home.resolve(".aws")).resolve(name);
        Files.writeString(file, "[default]\n");

        assertThat(lines(INSTALLED, Map.of())).contains("ok       AWS credentials: from " + file);
    }
}
