package dev.slipway.components.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.BuildFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MavenSourcesTest {
    @TempDir
    Path project;

    private Path app;

    @BeforeEach
    void aBuild() throws IOException {
        app = Files.createDirectories(project.resolve("app/orders"));
        BuildFolders.write(app, "pom.xml", BuildFolders.POM);
        BuildFolders.write(app, "src/main/java/App.java", "class App {}");
    }

    @Test
    void sourcesAreEverythingThatMavenReads() {
        BuildFolders.write(app, ".mvn/maven.config", "-T1");
        BuildFolders.write(app, "src/main/resources/.hidden/file", "");
        BuildFolders.write(app, "src/main/java/src/test/Odd.java", "");

        assertThat(MavenSources.in(app).keySet())
                .containsExactly(
                        ".mvn/maven.config",
                        "pom.xml",
                        "src/main/java/App.java",
                        "src/main/java/src/test/Odd.java",
                        "src/main/resources/.hidden/file");
    }

    @Test
    void testsBuildOutputAndOtherFilesAreNoSources() {
        var before = MavenSources.in(app);

        BuildFolders.write(app, "src/test/java/AppTest.java", "class AppTest {}");
        BuildFolders.write(app, "src/main/.DS_Store", "");
        BuildFolders.write(app, "target/classes/src/main/App.class", "");
        BuildFolders.write(app, ".git/src/main/x", "");
        BuildFolders.write(app, ".idea/pom.xml", "");
        BuildFolders.write(app, "node_modules/src/pom.xml", "");
        BuildFolders.write(app, "README.md", "");
        BuildFolders.write(app, "dependency-reduced-pom.xml", "");

        assertThat(MavenSources.in(app)).isEqualTo(before);
    }

    @Test
    void modulesBelongToTheBuild() {
        BuildFolders.write(app, "api/pom.xml", BuildFolders.POM);
        BuildFolders.write(app, "api/src/main/java/Api.java", "");
        BuildFolders.write(app, "api/src/test/java/ApiTest.java", "");
        BuildFolders.write(app, "api/target/Api.class", "");
        BuildFolders.write(app, "docs/src/notes.txt", "");

        assertThat(MavenSources.in(app).keySet())
                .containsExactly("api/pom.xml", "api/src/main/java/Api.java", "pom.xml", "src/main/java/App.java");
    }

    @Test
    void parentPomsBelongToTheBuild() {
        BuildFolders.write(
                project, "app/pom.xml", "<project><parent><relativePath>../parent</relativePath></parent></project>");
        BuildFolders.write(project, "parent/pom.xml", BuildFolders.POM);
        BuildFolders.write(app, "pom.xml", "<project><parent><artifactId>app</artifactId></parent></project>");

        assertThat(MavenSources.in(app).keySet())
                .containsExactly("../../parent/pom.xml", "../pom.xml", "pom.xml", "src/main/java/App.java");
    }

    @Test
    void aParentOfARepositoryIsNotOnDisk() {
        BuildFolders.write(project, "app/pom.xml", BuildFolders.POM);
        BuildFolders.write(app, "pom.xml", "<project><parent><relativePath/></parent></project>");

        assertThat(MavenSources.in(app).keySet()).containsExactly("pom.xml", "src/main/java/App.java");
    }

    @Test
    void aCycleOfParentsEnds() {
        BuildFolders.write(
                project, "app/pom.xml", "<project><parent><relativePath>orders</relativePath></parent></project>");
        BuildFolders.write(app, "pom.xml", "<project><parent/></project>");

        assertThat(MavenSources.in(app).keySet()).containsExactly("../pom.xml", "pom.xml", "src/main/java/App.java");
    }

    @Test
    void aBrokenPomHasTheDefaultSources() {
        BuildFolders.write(app, "pom.xml", "<project>");

        assertThat(MavenSources.in(app).keySet()).containsExactly("pom.xml", "src/main/java/App.java");
    }
}
