package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.base.LocalEnvironment;
import dev.slipway.base.Subprocess;
import dev.slipway.testing.FakePrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
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
        Files.createDirectories(project.resolve("target/lib"));
        Files.writeString(project.resolve("target/lib/plugins.json"), PLUGINS);
        Files.writeString(project.resolve("pom.xml"), "");
        Files.copy(Path.of("slipway"), project.resolve("slipway"));
        assertThat(project.resolve("slipway").toFile().setExecutable(true)).isTrue();
        return project.toRealPath();
    }

    private Path builtProject() throws IOException {
        var project = project();
        Files.writeString(project.resolve("target/lib/built"), "");
        return project;
    }

    @Test
    void itFindsItsProjectThroughSymbolicLinks() throws IOException {
        var project = builtProject();
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
        var launcher = builtProject().resolve("slipway");
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

    @Test
    void tablesFitIntoTheTerminalAndNotIntoAPipe() throws IOException {
        var launcher = builtProject().resolve("slipway");
        var machine = new FakePrograms(folder)
                .add("java", "echo \"columns: $COLUMNS\"")
                .with("COLUMNS", "90")
                .machine();
        var terminal = machine.process(List.of(
                        "script", "-qec", "stty cols 70; unset COLUMNS; %s status".formatted(launcher), "/dev/null"))
                .run();
        var pipe = machine.process(launcher, List.of("status")).run();

        assertThat(terminal.output()).isEqualToNormalizingNewlines("columns: 70\n");
        assertThat(pipe.output()).isEqualTo("columns: \n");
    }

    /** The options of Java from a preview with a Java of a version, which writes the archives that its options name. */
    private String previewWith(Path project, String version) throws IOException {
        var programs = Files.createDirectories(folder.resolve("jdk-" + version + "/bin"));
        Files.writeString(programs.resolveSibling("release"), "JAVA_VERSION=\"%s\"\n".formatted(version));
        var machine = new FakePrograms(programs).add("java", """
                        echo "$@"
                        for word; do case $word in
                            -XX:ArchiveClassesAtExit=*) touch "${word#*=}" ;;
                            -XX:AOTMode=create) touch "$FAKES/../../project/target/slipway.aot" ;;
                        esac; done""").machine();
        var output = machine.process(project.resolve("slipway"), List.of("preview", "dev"))
                .run()
                .output();
        return output.replaceFirst(" -Dslipway.home.*\n", "").replace(project.toString(), "");
    }

    @Test
    void theFirstPreviewWritesTheArchiveOfClassesForTheNextOnes() throws IOException {
        var project = builtProject();

        assertThat(previewWith(project, "17.0.15"))
                .isEqualTo(
                        "@/.mvn/slipway.options -Xlog:cds=off -Xlog:cds+dynamic=off -XX:ArchiveClassesAtExit=/target/slipway.jsa");
        assertThat(previewWith(project, "17.0.15"))
                .isEqualTo(
                        "@/.mvn/slipway.options -Xlog:cds=off -Xlog:cds+dynamic=off -XX:SharedArchiveFile=/target/slipway.jsa");
    }

    @Test
    void fromJava25TheArchiveIsAnAotCache() throws IOException {
        var project = builtProject();

        assertThat(previewWith(project, "25"))
                .isEqualTo("@/.mvn/slipway.options --sun-misc-unsafe-memory-access=allow -Xlog:aot*=off"
                        + " -XX:AOTMode=record -XX:AOTConfiguration=/target/slipway.aot.conf"
                        + " -XX:+UnlockDiagnosticVMOptions -XX:-DisplayVMOutput");
        assertThat(previewWith(project, "25.0.1"))
                .isEqualTo("@/.mvn/slipway.options --sun-misc-unsafe-memory-access=allow -Xlog:aot*=off"
                        + " -XX:AOTCache=/target/slipway.aot");
    }

    @Test
    void everyCommandNamesTheToolsThatAreMissing() throws IOException {
        var launcher = project().resolve("slipway");
        new FakePrograms(folder).add("dirname", "exec /usr/bin/dirname \"$@\"");
        var machine = new LocalEnvironment(folder, Map.of("PATH", folder.toString()));

        var result = machine.process(launcher, List.of("doctor")).runMerged();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).isEqualTo("""
                slipway: java: not found; install a JDK, 17 or newer, and set PATH or JAVA_HOME
                slipway: mvn: not found; install Maven, 3.8 or newer, and set PATH
                """);
    }

    /** A build with a Java and a Maven that print these lines. */
    private Subprocess.Result build(Path project, String java, String maven) {
        var machine = new FakePrograms(folder)
                .add("java", java)
                .add("mvn", "mkdir -p project/target/lib; cat <<'END'\n%s\nEND\n".formatted(maven))
                .machine();
        return machine.process(project.resolve("slipway"), List.of("status", "dev"))
                .runMerged();
    }

    @Test
    void aBuildShowsTheProgressOfMavenAndNoneOfItsOutput() throws IOException {
        var maven =
                "[INFO] Scanning for projects...\n" + "Downloaded from central: a.jar (3 kB at 1 MB/s)\n".repeat(250)
                        + "[INFO] --- maven-compiler-plugin:3.14.1:compile (default-compile) @ slipway ---\n[INFO] BUILD SUCCESS\n";

        var result = build(project(), "[ \"$1\" != -version ] && exit; echo 'openjdk version \"17.0.2\"'", maven);

        assertThat(result.output()).isEqualTo("""
                slipway: building the command line, once for each change of its sources
                slipway: 100 files downloaded
                slipway: 200 files downloaded
                slipway: compiling
                """);
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void aFailedBuildPrintsTheErrorsAlone() throws IOException {
        var project = project();
        var maven = """
                [INFO] --- maven-compiler-plugin:3.14.1:compile (default-compile) @ slipway ---
                [ERROR] App.java:[5,1] class, interface, enum, or record expected
                [INFO] BUILD FAILURE
                [ERROR] Failed to execute goal maven-compiler-plugin:3.14.1:compile: Compilation failure -> [Help 1]
                [ERROR]
                [ERROR] Re-run Maven using the -X switch to enable full debug logging.""";

        var result = build(project, "echo 'openjdk version \"21\"'", maven);

        assertThat(result.output()).isEqualTo("""
                slipway: building the command line, once for each change of its sources
                slipway: compiling
                [ERROR] App.java:[5,1] class, interface, enum, or record expected
                """);
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(project.resolve("target/lib/built")).doesNotExist();
    }

    @Test
    void aBuildWithoutTheLibraryNamesTheStepThatInstallsIt() throws IOException {
        var maven = """
                [INFO] BUILD FAILURE
                [ERROR] Failed to execute goal on project shop: dev.slipway:slipway:jar:0.1.0 was not found -> [Help 1]
                [ERROR] [Help 1] http://cwiki.apache.org/confluence/display/MAVEN/DependencyResolutionException""";

        var result = build(project(), "echo 'openjdk version \"21\"'", maven);

        assertThat(result.output()).isEqualTo("""
                slipway: building the command line, once for each change of its sources
                [ERROR] Failed to execute goal on project shop: dev.slipway:slipway:jar:0.1.0 was not found
                slipway: put the library into the local Maven repository, in a checkout of Slipway: mvn -f app/controllers package -DskipTests && mvn install -DskipTests
                """);
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void twoCallsBuildOnce() throws IOException {
        var project = project();
        var machine = new FakePrograms(folder)
                .add("java", "[ \"$1\" = -version ] && echo 'openjdk version \"21\"'; exit 0")
                .add("mvn", "mkdir -p project/target/lib; echo built >> builds; echo '[INFO] BUILD SUCCESS'")
                .machine();
        var call = machine.process(project.resolve("slipway"), List.of("status", "dev"));

        var codes = Stream.of(call, call).map(one -> CompletableFuture.supplyAsync(one::runMerged)).toList().stream()
                .map(ended -> ended.join().exitCode());

        assertThat(codes).containsExactly(0, 0);
        assertThat(folder.resolve("builds")).hasContent("built");
        assertThat(project.resolve("target/building")).doesNotExist();
    }

    @Test
    void aBuildThatEndedWithoutRemovingItsLockDoesNotBlockTheNext() throws IOException {
        var project = project();
        Files.createSymbolicLink(project.resolve("target/building"), Path.of("999999999"));

        assertThat(build(project, "echo 'openjdk version \"21\"'", "[INFO] BUILD SUCCESS")
                        .exitCode())
                .isZero();
        assertThat(project.resolve("target/building")).doesNotExist();
    }

    @Test
    void aBuildNeedsJava17() throws IOException {
        var result = build(project(), "echo 'openjdk version \"11.0.2\"'", "");

        assertThat(result.output()).isEqualTo("""
                slipway: building the command line, once for each change of its sources
                slipway: %s/java is older than 17; install a JDK, 17 or newer, and set PATH or JAVA_HOME
                """.formatted(folder));
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        var project = project();
        Files.delete(project.resolve("target/lib/plugins.json"));
        Files.delete(project.resolve("target/lib"));
        Files.delete(project.resolve("target"));
        Files.writeString(project.resolve("target"), "a file");

        var result = build(project, "echo 'openjdk version \"17\"'", "");

        assertThat(result.output())
                .endsWith("slipway: %s/target cannot be written; make the folder writable\n".formatted(project));
        assertThat(result.exitCode()).isEqualTo(1);
    }

    private static String[] and(String[] words, String... more) {
        return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
    }
}
