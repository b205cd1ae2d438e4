package dev.slipway.program.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.exceptions.RunException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitRevisionTest {
    @TempDir
    private Path folder;

    private Repository repository;
    private String first;

    @BeforeEach
    void aRepositoryOfTwoCommits() {
        repository = Repository.in(folder);
        first = repository.write("Pulumi.dev.yaml", "old").write("pom.xml", "a").commit();
        repository.write("Pulumi.dev.yaml", "new").commit();
    }

    @Test
    void aRevisionIsACommitWithItsFiles() {
        var revision = GitRevision.of(folder, "HEAD~1");

        assertThat(revision.commit()).isEqualTo(first);
        assertThat(revision.title()).isEqualTo("HEAD~1 (%s)", first.substring(0, 7));
        assertThat(GitRevision.of(folder, first.substring(0, 10)).title()).isEqualTo(first.substring(0, 7));
        assertThat(revision.file("Pulumi.dev.yaml")).contains("old");
        assertThat(revision.file("Pulumi.prod.yaml")).isEmpty();
    }

    @Test
    void anyFileOfABuildFolderCountsButStackFiles() {
        repository.write("docs/guide.md", "a").write("package.json", "{}").commit();
        repository.write("docs/guide.md", "b").write("package.json", "{ }").write("Pulumi.dev.yaml", "x");
        var revision = GitRevision.of(folder, "HEAD");

        assertThat(revision.hasSameProgram("", List.of("other"))).isTrue();
        assertThat(revision.hasSameProgram("", List.of("docs"))).isFalse();
        repository.write("docs/guide.md", "a");
        assertThat(revision.hasSameProgram("", List.of("docs"))).isTrue();
        assertThat(revision.hasSameProgram("", List.of("."))).isFalse();
        repository.write("package.json", "{}");
        assertThat(revision.hasSameProgram("", List.of("."))).isTrue();
    }

    @Test
    void aProjectMayLieBelowItsRepository() {
        repository.write("infra/Pulumi.dev.yaml", "below").commit();
        repository.write("elsewhere/Main.java", "x");

        var revision = GitRevision.of(folder.resolve("infra"), "main");

        assertThat(revision.prefix()).isEqualTo("infra/");
        assertThat(revision.file("Pulumi.dev.yaml")).contains("below");
        assertThat(revision.hasSameProgram("", List.of()))
                .as("what lies elsewhere is no program of it")
                .isTrue();
        assertThat(revision.hasSameSurroundings()).isFalse();
        repository.commit();
        assertThat(GitRevision.of(folder.resolve("infra"), "HEAD").hasSameSurroundings())
                .isTrue();
        assertThat(revision.hasSameSurroundings()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Pulumi.dev.yaml, true",
        "Pulumi.other.yaml, true",
        "README.md, true",
        "docs/a/b.md, true",
        "examples/orders.yaml, true",
        "src/test/java/A.java, true",
        "prices/eu-west-1.yaml, true",
        ".github/workflows/preview.yaml, true",
        "target/slipway.jar, true",
        "plan.json, true",
        "preview.md, true",
        "mine.yaml, true",
        "Pulumi.yaml, false",
        "slipway, false",
        "pom.xml, false",
        "src/main/java/A.java, false",
        "src/main/resources/a.yaml, false",
        "app/orders/src/main/java/A.java, false",
        "app/orders/README.md, false",
        "mine/Dockerfile, false",
        "mine/dev.yaml, false",
    })
    void onlyFilesOfTheProgramMakeItAnotherProgram(String path, boolean same) {
        repository.write(path, "not committed");
        assertThat(GitRevision.of(folder, "HEAD").hasSameProgram("", List.of()))
                .as("not known to git")
                .isEqualTo(same);

        repository.commit();
        assertThat(GitRevision.of(folder, "HEAD~1").hasSameProgram("", List.of()))
                .as("committed")
                .isEqualTo(same);
        assertThat(GitRevision.of(folder, "HEAD").hasSameProgram("", List.of()))
                .as("nothing differs")
                .isTrue();
    }

    @Test
    void aStackFileInAnyFolderIsNoPartOfTheProgram() {
        repository.write("mine/dev.yaml", "not committed");

        assertThat(GitRevision.of(folder, "HEAD").hasSameProgram("mine/dev.yaml", List.of()))
                .isTrue();
    }

    @Test
    void deletedAndMovedFilesDiffer() {
        repository.write("src/main/A.java", "a long text that is found again").commit();
        repository.git("mv", "src/main/A.java", "README.md");

        assertThat(GitRevision.of(folder, "HEAD").hasSameProgram("", List.of())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"origin/main", "HEAD~7", "0123456", "--all", "with space"})
    void aMissingRevisionIsRefused(String name) {
        assertThatThrownBy(() -> GitRevision.of(folder, name))
                .isInstanceOf(RunException.class)
                .hasMessage(
                        "there is no revision and no file %s; fetch a remote revision by git fetch, or save a plan by "
                                + "./slipway preview STACK --json FILE",
                        name);
    }

    @Test
    void aShallowCloneIsRefusedWithTheCommandThatCompletesIt(@TempDir Path clones) {
        var clone = repository.shallow(clones.resolve("clone"));

        assertThat(GitRevision.of(clone.folder(), "HEAD").commit()).hasSize(40);
        assertThatThrownBy(() -> GitRevision.of(clone.folder(), "HEAD~1"))
                .isInstanceOf(RunException.class)
                .hasMessage("HEAD~1 is not in this shallow clone: run git fetch --unshallow, or set fetch-depth: 0 "
                        + "for actions/checkout");
    }

    @Test
    void aFolderWithoutARepositoryIsRefused(@TempDir Path plain) {
        assertThat(Files.exists(plain.resolve(".git"))).isFalse();

        assertThatThrownBy(() -> GitRevision.of(plain, "HEAD"))
                .isInstanceOf(RunException.class)
                .hasMessage(
                        "%s is not in a git repository (fatal: not a git repository (or any of the parent directories): .git);"
                                + " name a plan saved by ./slipway preview STACK --json FILE",
                        plain);
    }
}
