package dev.slipway.components.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.pulumi.exceptions.RunException;
import dev.slipway.testing.BuildFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A script in the place of the Maven wrapper makes the files, so that the process is a real one. */
@DisabledOnOs(OS.WINDOWS)
class MavenPackagingTest {
    private static final String MAKES = "#!/bin/sh\nmkdir -p target/image && echo \"$@\" > target/image/app.jar\n";

    @TempDir
    Path project;

    private final List<String> log = new ArrayList<>();
    private BuildContext context;

    @BeforeEach
    void aBuildThatWasNeverPackaged() {
        context = BuildFolders.mavenContext(project);
        BuildFolders.script(project, "app/mvnw", MAKES);
    }

    private boolean run() {
        return MavenPackaging.of(context).run(log::add);
    }

    @Test
    void aFreshClonePackages() {
        assertThat(run()).isTrue();

        assertThat(project.resolve("app/target/image/app.jar")).hasContent("-q -DskipTests package");
        assertThat(log).containsExactly("Packaging app: mvnw -q -DskipTests package");
    }

    @Test
    void unchangedSourcesArePackagedOnce() {
        run();
        log.clear();

        assertThat(run()).isFalse();
        assertThat(log).isEmpty();
    }

    @Test
    void aChangedSourceIsPackagedAgain() {
        run();
        BuildFolders.write(project, "app/src/main/java/App.java", "class App { int changed; }");

        assertThat(run()).isTrue();
        assertThat(run()).isFalse();
    }

    @Test
    void aChangedTestOrDockerfileIsNotPackagedAgain() {
        run();
        BuildFolders.write(project, "app/src/test/java/AppTest.java", "class AppTest {}");
        BuildFolders.write(project, "app/Dockerfile", "FROM scratch\nCOPY target/image/app.jar /\n");

        assertThat(run()).isFalse();
    }

    @Test
    void missingFilesThatTheDockerfileCopiesArePackagedAgain() throws IOException {
        run();
        Files.delete(project.resolve("app/target/image/app.jar"));

        assertThat(run()).isTrue();
        assertThat(project.resolve("app/target/image/app.jar")).exists();
    }

    @Test
    void theWrapperOfTheProjectServesItsFolders() throws IOException {
        Files.delete(project.resolve("app/mvnw"));
        BuildFolders.script(project, "mvnw", MAKES);

        assertThat(run()).isTrue();
    }

    @Test
    void aFolderWithoutAPomIsNotPackaged() throws IOException {
        Files.delete(project.resolve("app/pom.xml"));

        assertThat(run()).isFalse();
        assertThat(project.resolve("app/target")).doesNotExist();
    }

    @Test
    void aMavenBuildIsPackagedOnceForItsExpectedFiles() {
        var packaging = new MavenPackaging(project, "app", List.of("target/image/app.jar"));

        assertThat(packaging.run(log::add)).isTrue();
        assertThat(packaging.run(log::add)).isFalse();
    }

    @Test
    void aFailureShowsTheLastLines() {
        BuildFolders.script(project, "app/mvnw", """
                #!/bin/sh
                i=1; while [ $i -le 30 ]; do echo line $i; i=$((i+1)); done
                echo "[ERROR] App.java does not compile" >&2
                exit 3
                """);

        assertThatExceptionOfType(RunException.class).isThrownBy(this::run).satisfies(failure -> {
            var lines = failure.getMessage().lines().toList();
            assertThat(lines.get(0)).isEqualTo("'mvnw -q -DskipTests package' failed in app with exit code 3:");
            assertThat(lines).hasSize(21).element(1).isEqualTo("line 12");
            assertThat(lines).last().isEqualTo("[ERROR] App.java does not compile");
        });
        assertThatExceptionOfType(RunException.class).isThrownBy(this::run);
    }

    @Test
    void aMavenBuildWithoutTheExpectedFilesIsRefused() {
        BuildFolders.script(project, "app/mvnw", "#!/bin/sh\nmkdir -p target\n");

        assertThatExceptionOfType(RunException.class)
                .isThrownBy(this::run)
                .withMessage("'mvnw -q -DskipTests package' in app made no target/image/app.jar, which the deploy"
                        + " needs; let its pom.xml make it there");
    }
}
