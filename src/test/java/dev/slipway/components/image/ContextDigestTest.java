package dev.slipway.components.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.BuildFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextDigestTest {
    @TempDir
    Path project;

    private static String digest(BuildContext context) {
        return ContextDigest.of(ImageBuild.of(context), Architecture.X86_64);
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
    void platformTargetAndBuildArgumentsCount() {
        var context = BuildFolders.context(project);
        BuildFolders.write(project, "app/Dockerfile", "FROM scratch AS a\nARG A\nARG B\nFROM a AS b\n");
        var build = ImageBuild.of(context);
        var arguments = build.withArgs(Map.of("A", "1", "B", "2"));
        var plain = digest(context);

        assertThat(List.of(
                        plain,
                        ContextDigest.of(build, Architecture.ARM64),
                        ContextDigest.of(build.withTarget(Optional.of("a")), Architecture.X86_64),
                        ContextDigest.of(arguments, Architecture.X86_64),
                        ContextDigest.of(build.withArgs(Map.of("A", "1")), Architecture.X86_64),
                        ContextDigest.of(build.withArgs(Map.of("A", "2")), Architecture.X86_64)))
                .doesNotHaveDuplicates();
        assertThat(ContextDigest.of(build.withArgs(Map.of("B", "2", "A", "1")), Architecture.X86_64))
                .isEqualTo(ContextDigest.of(arguments, Architecture.X86_64));
    }

    @Test
    void aContextOutsideTheProjectHasTheSameDigestInEveryClone(@TempDir Path clone) {
        for (var folder : List.of(project, clone)) {
            BuildFolders.write(folder, "backend/app.py", "print()");
            BuildFolders.write(folder, "infra/docker/Web", "FROM scratch\nCOPY . /\n");
        }
        var here = new BuildContext(project.resolve("infra"), "../backend", "docker/Web");
        var there = new BuildContext(clone.resolve("infra"), "../backend", "docker/Web");

        assertThat(ContextDigest.files(ImageBuild.of(here)).keySet()).containsExactly("//docker/Web", "app.py");
        assertThat(digest(there)).isEqualTo(digest(here));
        BuildFolders.write(project, "infra/docker/Web", "FROM scratch\n");
        assertThat(digest(there)).isNotEqualTo(digest(here));
    }

    @Test
    void listedSourcesReplaceTheFilesOfTheFolder() {
        var context = BuildFolders.context(project);
        BuildFolders.write(project, "app/src/main.ts", "1");
        BuildFolders.write(project, "app/package.json", "{}");
        BuildFolders.write(project, "app/dist/main.js", "made");
        var build = ImageBuild.of(context)
                .withPackaging(PackageSpec.of(List.of("npm", "run", "build"), List.of("src/**", "package.json")));

        assertThat(ContextDigest.files(build).keySet()).containsExactly("Dockerfile", "package.json", "src/main.ts");
    }

    @Test
    void theSourcesOfAMavenBuildReplaceItsOutput() {
        var context = BuildFolders.mavenContext(project);
        var freshClone = digest(context);

        BuildFolders.write(project, "app/target/image/app.jar", "made");
        BuildFolders.write(project, "app/target/classes/App.class", "made");

        assertThat(digest(context)).isEqualTo(freshClone);
        assertThat(ContextDigest.files(ImageBuild.of(context)).keySet())
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
