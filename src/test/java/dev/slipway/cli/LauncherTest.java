package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.FakePrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher {@code slipway}, with a Java that prints its arguments. */
class LauncherTest {
    private static final String PLUGINS = "[{\"name\":\"aws\"}]\n";

    @TempDir
    Path folder;

    private String run(Path launcher, String... words) {
        var command = new ArrayList<>(List.of(words));
        var machine = new FakePrograms(folder).add("java", "echo \"$@\"").machine();
        return machine.process(launcher, command).run().output();
    }

    private Path project() throws IOException {
        var project = Files.createDirectory(folder.resolve("project"));
        Files.writeString(project.resolve("pom.xml"), "");
        Files.createDirectories(project.resolve("target/lib"));
        Files.writeString(project.resolve("target/lib/built"), "");
        Files.writeString(project.resolve("target/lib/plugins.json"), PLUGINS);
        Files.copy(Path.of("slipway"), project.resolve("slipway"));
        assertThat(project.resolve("slipway").toFile().setExecutable(true)).isTrue();
        return project.toRealPath();
    }

    @Test
    void itFindsItsProjectThroughSymbolicLinks() throws IOException {
        var project = project();
        var link = Files.createSymbolicLink(folder.resolve("link"), project.resolve("slipway"));
        var relative = Files.createSymbolicLink(folder.resolve("relative"), Path.of("link"));

        for (var launcher : List.of(project.resolve("slipway"), link, relative)) {
            assertThat(run(launcher, "status", "dev"))
                    .contains(" -Dslipway.home=" + project + " ")
                    .endsWith(" dev.slipway.cli.Slipway status dev\n");
        }
    }

    /** The calls of the language host for Java, with the option {@code use-executor}. */
    @Test
    void itRunsTheProgramInMavensPlace() throws IOException {
        var launcher = project().resolve("slipway");
        var maven = new String[] {"-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "--no-transfer-progress", "compile"};

        assertThat(run(launcher, maven)).isEmpty();
        assertThat(run(launcher, and(maven, "exec:java"))).endsWith(" dev.slipway.App\n");
        assertThat(run(
                        launcher,
                        and(
                                maven,
                                "exec:java",
                                "-DmainClass=com.pulumi.bootstrap.internal.Main",
                                "-DmainArgs=packages")))
                .isEqualTo(PLUGINS);
    }

    private static String[] and(String[] words, String... more) {
        return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
    }
}
