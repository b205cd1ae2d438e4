package dev.slipway.components.image;

import static org.assertj.core.api.Assertions.assertThat;

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
        Folders.write(app, "pom.xml", Folders.POM);
        Folders.write(app, "src/main/java/App.java", "class App {}");
    }

    @Test
    void sourcesDecideWhatMavenMakes() {
        Folders.write(app, ".mvn/maven.config", "-T1");
        Folders.write(app, "src/main/resources/.hidden/file", "");
        Folders.write(app, "src/main/java/src/test/Odd.java", "");

        assertThat(MavenSources.in(app).keySet())
                .containsExactly(
                        ".mvn/maven.config",
                        "pom.xml",
                        "src/main/java/App.java",
                        "src/main/java/src/test/Odd.java",
                        "src/main/resources/.hidden/file");
    }

    @Test
    void testsOutputAndOtherFilesDoNot() {
        var before = MavenSources.in(app);

        Folders.write(app, "src/test/java/AppTest.java", "class AppTest {}");
        Folders.write(app, "src/main/.DS_Store", "");
        Folders.write(app, "target/classes/src/main/App.class", "");
        Folders.write(app, ".git/src/main/x", "");
        Folders.write(app, ".idea/pom.xml", "");
        Folders.write(app, "node_modules/src/pom.xml", "");
        Folders.write(app, "README.md", "");
        Folders.write(app, "dependency-reduced-pom.xml", "");

        assertThat(MavenSources.in(app)).isEqualTo(before);
    }

    @Test
    void modulesBelongToTheBuild() {
        Folders.write(app, "api/pom.xml", Folders.POM);
        Folders.write(app, "api/src/main/java/Api.java", "");
        Folders.write(app, "api/src/test/java/ApiTest.java", "");
        Folders.write(app, "api/target/Api.class", "");
        Folders.write(app, "docs/src/notes.txt", "");

        assertThat(MavenSources.in(app).keySet())
                .containsExactly("api/pom.xml", "api/src/main/java/Api.java", "pom.xml", "src/main/java/App.java");
    }

    @Test
    void parentPomsBelongToTheBuild() {
        Folders.write(
                project, "app/pom.xml", "<project><parent><relativePath>../parent</relativePath></parent></project>");
        Folders.write(project, "parent/pom.xml", Folders.POM);
        Folders.write(app, "pom.xml", "<project><parent><artifactId>app</artifactId></parent></project>");

        assertThat(MavenSources.in(app).keySet())
                .containsExactly("../../parent/pom.xml", "../pom.xml", "pom.xml", "src/main/java/App.java");
    }

    @Test
    void aParentOfARepositoryIsNotOnDisk() {
        Folders.write(project, "app/pom.xml", Folders.POM);
        Folders.write(app, "pom.xml", "<project><parent><relativePath/></parent></project>");

        assertThat(MavenSources.in(app).keySet()).containsExactly("pom.xml", "src/main/java/App.java");
    }

    @Test
    void aCircleOfParentsEnds() {
        Folders.write(
                project, "app/pom.xml", "<project><parent><relativePath>orders</relativePath></parent></project>");
        Folders.write(app, "pom.xml", "<project><parent/></project>");

        assertThat(MavenSources.in(app).keySet()).containsExactly("../pom.xml", "pom.xml", "src/main/java/App.java");
    }

    @Test
    void aBrokenPomIsLeftToMaven() {
        Folders.write(app, "pom.xml", "<project>");

        assertThat(MavenSources.in(app).keySet()).containsExactly("pom.xml", "src/main/java/App.java");
    }
}
