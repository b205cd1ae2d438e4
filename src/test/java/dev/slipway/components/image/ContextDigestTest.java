package dev.slipway.components.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.BuildFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextDigestTest {
    @TempDir
    Path project;

    private static String digest(BuildContext context) {
        return ContextDigest.of(context, Architecture.X86_64, Map.of());
    }

    @Test
    void theSameFilesGiveTheSameDigestAnywhere(@TempDir Path clone) throws IOException {
        var here = BuildFolders.context(project);
        BuildFolders.write(project, "app/b/file", "b");
        BuildFolders.write(project, "app/a.txt", "a");
        var there = BuildFolders.context(clone);
        BuildFolders.write(clone, "app/a.txt", "a");
        var file = BuildFolders.write(clone, "app/b/file", "b");
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));

        assertThat(digest(there)).isEqualTo(digest(here)).matches("[0-9a-f]{64}");
    }

    @Test
    void filesOfTheBuildContextCount() throws IOException {
        var context = BuildFolders.context(project);
        var file = BuildFolders.write(project, "app/run.sh", "a");
        var before = digest(context);

        BuildFolders.write(project, "app/run.sh", "b");
        assertThat(digest(context)).as("content").isNotEqualTo(before);

        BuildFolders.write(project, "app/run.sh", "a");
        assertThat(digest(context)).isEqualTo(before);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr--r--"));
        assertThat(digest(context)).as("executable").isNotEqualTo(before);

        Files.move(file, file.resolveSibling("start.sh"));
        BuildFolders.write(project, "app/start.sh", "a");
        assertThat(digest(context)).as("name").isNotEqualTo(before);
    }

    @Test
    void aSymbolicLinkCountsByItsTarget() throws IOException {
        var context = BuildFolders.context(project);
        BuildFolders.write(project, "app/a", "same");
        BuildFolders.write(project, "app/b", "same");
        var link = project.resolve("app/link");
        Files.createSymbolicLink(link, Path.of("a"));
        var before = digest(context);

        Files.delete(link);
        Files.createSymbolicLink(link, Path.of("b"));

        assertThat(digest(context)).isNotEqualTo(before);
    }

    @Test
    void brokenLinksAndLinkedFoldersAreAllowed() throws IOException {
        var context = BuildFolders.context(project);
        Files.createSymbolicLink(project.resolve("app/broken"), Path.of("nowhere"));
        Files.createSymbolicLink(project.resolve("linked"), project.resolve("app"));

        assertThat(digest(BuildContext.of(project, "linked"))).isEqualTo(digest(context));
    }

    @Test
    void ignoredFilesDoNotCount() {
        var context = BuildFolders.context(project);
        BuildFolders.write(project, "app/.dockerignore", "*.md\nnode_modules\n");
        var before = digest(context);

        BuildFolders.write(project, "app/README.md", "text");
        BuildFolders.write(project, "app/node_modules/a/b.js", "code");

        assertThat(digest(context)).isEqualTo(before);
    }

    @Test
    void dockerfileAndIgnoreFileCountEvenWhereIgnored() {
        var context = BuildFolders.context(project);
        BuildFolders.write(project, "app/.dockerignore", "*\n");
        var before = digest(context);

        BuildFolders.write(project, "app/.dockerignore", "*\n# another line\n");
        var ignoreFile = digest(context);
        assertThat(ignoreFile).isNotEqualTo(before);

        BuildFolders.write(project, "app/Dockerfile", "FROM scratch\n");
        assertThat(digest(context)).isNotEqualTo(ignoreFile);
    }

    @Test
    void platformAndBuildArgumentsCount() {
        var context = BuildFolders.context(project);
        var plain = digest(context);
        var arguments = ContextDigest.of(context, Architecture.X86_64, Map.of("A", "1", "B", "2"));

        assertThat(ContextDigest.of(context, Architecture.ARM64, Map.of())).isNotEqualTo(plain);
        assertThat(arguments).isNotEqualTo(plain);
        assertThat(ContextDigest.of(context, Architecture.X86_64, Map.of("B", "2", "A", "1")))
                .isEqualTo(arguments);
        assertThat(ContextDigest.of(context, Architecture.X86_64, Map.of("A", "1B", "", "2")))
                .isNotEqualTo(arguments);
    }

    @Test
    void theSourcesOfAMavenBuildReplaceItsOutput() {
        var context = BuildFolders.mavenContext(project);
        var freshClone = digest(context);

        BuildFolders.write(project, "app/target/image/app.jar", "made");
        BuildFolders.write(project, "app/target/classes/App.class", "made");

        assertThat(digest(context)).isEqualTo(freshClone);
        assertThat(ContextDigest.files(context).keySet())
                .containsExactly(".dockerignore", "Dockerfile", "java.options", "pom.xml", "src/main/java/App.java");
    }

    @Test
    void aChangedSourceOfAMavenBuildCounts() {
        var context = BuildFolders.mavenContext(project);
        var before = digest(context);

        BuildFolders.write(project, "app/src/main/java/App.java", "class App { int changed; }");

        assertThat(digest(context)).isNotEqualTo(before);
    }

    @Test
    void theOutputOfAnotherBuildCounts() {
        var context = BuildFolders.context(project);
        BuildFolders.write(project, "app/target/app.jar", "a");
        var before = digest(context);

        BuildFolders.write(project, "app/target/app.jar", "b");

        assertThat(digest(context)).isNotEqualTo(before);
    }
}
