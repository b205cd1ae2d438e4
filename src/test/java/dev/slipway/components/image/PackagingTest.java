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

/** Scripts in the place of the wrappers of Maven and Gradle make the files, so that the processes are real ones. */
@DisabledOnOs(OS.WINDOWS)
class PackagingTest {
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
        return run(ImageBuild.of(context));
    }

    /** True if one of the builds of an image ran. */
    private boolean run(ImageBuild build) {
        return build.packagings().stream()
                .map(packaging -> packaging.run(log::add))
                .reduce(false, Boolean::logicalOr);
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
        var packaging = Packaging.ofMaven(project, "app", List.of("target/image/app.jar"));

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
                        + " needs; let the build make it in app");
    }

    @Test
    void anImageThatCopiesNoOutputOfMavenIsNotPackaged() {
        BuildFolders.write(project, "app/Dockerfile", "FROM maven\nCOPY . .\nRUN mvn package\n");

        assertThat(run()).isFalse();
        assertThat(log).isEmpty();
    }

    /** The modules {@code common} and {@code web} of a build, which is not the project's. */
    private BuildContext modules() {
        BuildFolders.write(
                project,
                "shop/pom.xml",
                BuildFolders.pom(
                        "shop",
                        "<modules><module>common</module>" + "<module>web</module><module>admin</module></modules>"));
        for (var module : List.of("common", "web", "admin")) {
            BuildFolders.write(project, "shop/%s/src/main/java/App.java".formatted(module), "class App {}");
        }
        BuildFolders.write(project, "shop/common/pom.xml", BuildFolders.pom("common", ""));
        BuildFolders.write(project, "shop/admin/pom.xml", BuildFolders.pom("admin", ""));
        BuildFolders.write(project, "shop/web/pom.xml", BuildFolders.pom("web", """
                <dependencies><dependency><groupId>${project.groupId}</groupId><artifactId>common</artifactId>
                </dependency></dependencies>"""));
        BuildFolders.write(project, "shop/web/Dockerfile", "FROM scratch\nARG JAR=target/*.jar\nCOPY ${JAR} app.jar\n");
        BuildFolders.script(
                project, "shop/mvnw", "#!/bin/sh\nmkdir -p web/target && echo \"$@\" > web/target/web.jar\n");
        return BuildContext.of(project, "shop/web");
    }

    @Test
    void aModuleIsPackagedFromTheRootOfItsMavenBuild() {
        var build = ImageBuild.of(modules());

        assertThat(run(build)).isTrue();
        assertThat(log).containsExactly("Packaging shop/web: mvnw -q -DskipTests package -pl web -am");
        assertThat(project.resolve("shop/web/target/web.jar")).hasContent("-q -DskipTests package -pl web -am");
        assertThat(run(build)).isFalse();
    }

    @Test
    void aModuleIsPackagedAgainForTheModulesItDependsOnOnly() {
        var build = ImageBuild.of(modules());
        run(build);

        BuildFolders.write(project, "shop/admin/src/main/java/App.java", "class App { int changed; }");
        assertThat(run(build)).isFalse();

        BuildFolders.write(project, "shop/common/src/main/java/App.java", "class App { int changed; }");
        assertThat(run(build)).isTrue();
        assertThat(build.sources().keySet())
                .containsExactly(
                        "../common/pom.xml",
                        "../common/src/main/java/App.java",
                        "../pom.xml",
                        "pom.xml",
                        "src/main/java/App.java");
    }

    @Test
    void modulesOfAContextWithTheRootArePackagedTogether() {
        modules();
        BuildFolders.write(project, "shop/Dockerfile", "FROM scratch\nCOPY web/target/web.jar admin/target/ /\n");
        BuildFolders.script(
                project, "shop/mvnw", "#!/bin/sh\nmkdir -p web/target admin/target; touch web/target/web.jar\n");

        run(ImageBuild.of(BuildContext.of(project, "shop")));

        assertThat(log).containsExactly("Packaging shop: mvnw -q -DskipTests package -pl web,admin -am");
    }

    /** The modules {@code common} and {@code web} of a Gradle build. */
    private BuildContext gradle(String dependency) {
        BuildFolders.write(project, "shop/settings.gradle.kts", "include(\":common\", \":web\", \":admin\")\n");
        for (var module : List.of("common", "web", "admin")) {
            BuildFolders.write(project, "shop/%s/src/main/java/App.java".formatted(module), "class App {}");
            BuildFolders.write(project, "shop/%s/build.gradle.kts".formatted(module), "");
        }
        BuildFolders.write(
                project, "shop/web/build.gradle.kts", "dependencies { implementation(%s) }".formatted(dependency));
        BuildFolders.write(project, "shop/gradle/libs.versions.toml", "");
        BuildFolders.write(project, "shop/web/Dockerfile", "FROM scratch\nCOPY build/libs/web.jar /\n");
        BuildFolders.script(
                project, "shop/gradlew", "#!/bin/sh\nmkdir -p build/libs && echo \"$@\" > build/libs/web.jar\n");
        return BuildContext.of(project, "shop/web");
    }

    @Test
    void aGradleModuleIsAssembledWithTheWrapperOfItsBuild() {
        var build = ImageBuild.of(gradle("project(\":common\")"));

        assertThat(run(build)).isTrue();
        assertThat(log).containsExactly("Packaging shop/web: gradlew -q assemble");
        assertThat(run(build)).isFalse();
        BuildFolders.write(project, "shop/admin/src/main/java/App.java", "class App { int changed; }");
        BuildFolders.write(project, "shop/web/src/test/java/AppTest.java", "class AppTest {}");
        assertThat(run(build)).isFalse();
        BuildFolders.write(project, "shop/common/src/main/java/App.java", "class App { int changed; }");
        assertThat(run(build)).isTrue();
        assertThat(ContextDigest.files(build).keySet())
                .containsExactly(
                        "../common/build.gradle.kts",
                        "../common/src/main/java/App.java",
                        "../gradle/libs.versions.toml",
                        "../settings.gradle.kts",
                        "Dockerfile",
                        "build.gradle.kts",
                        "src/main/java/App.java",
                        "src/test/java/AppTest.java");
    }

    @Test
    void allModulesOfAGradleBuildCountWithTypeSafeAccessors() {
        var build = ImageBuild.of(gradle("projects.common"));

        assertThat(build.sources().keySet()).contains("../common/src/main/java/App.java", "../admin/build.gradle.kts");
    }

    @Test
    void aStatedCommandRunsInTheBuildFolderForItsSourcesOnly() {
        BuildFolders.write(project, "site/src/main.ts", "1");
        BuildFolders.write(project, "site/Dockerfile", "FROM scratch\nCOPY dist /\n");
        var build = ImageBuild.of(BuildContext.of(project, "site"))
                .withPackaging(PackageSpec.ofShell("mkdir -p dist && cp src/main.ts dist", List.of("src/**")));

        assertThat(run(build)).isTrue();
        assertThat(log).containsExactly("Packaging site: mkdir -p dist && cp src/main.ts dist");
        assertThat(project.resolve("site/dist/main.ts")).hasContent("1");
        assertThat(run(build)).isFalse();
        BuildFolders.write(project, "site/README.md", "text");
        assertThat(run(build)).isFalse();
        BuildFolders.write(project, "site/src/main.ts", "2");
        assertThat(run(build)).isTrue();
        assertThat(run(build.withPackaging(PackageSpec.of(List.of("cp", "-r", "src", "dist"), List.of("src/**")))))
                .as("another command")
                .isTrue();
    }

    @Test
    void aStatedCommandThatFailsShowsItsOutput() {
        BuildFolders.write(project, "site/src/main.ts", "1");
        BuildFolders.write(project, "site/Dockerfile", "FROM scratch\nCOPY dist /\n");
        var build = ImageBuild.of(BuildContext.of(project, "site"))
                .withPackaging(PackageSpec.ofShell("echo no; exit 4", List.of("src")));

        assertThatExceptionOfType(RunException.class)
                .isThrownBy(() -> run(build))
                .withMessage("'echo no; exit 4' failed in site with exit code 4:" + System.lineSeparator() + "no");
    }
}
