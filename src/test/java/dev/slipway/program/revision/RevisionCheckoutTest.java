package dev.slipway.program.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.exceptions.RunException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The revisions have fast launchers of this test. */
class RevisionCheckoutTest {
    /** Writes as the plan what it was called with, and the sources of its own revision. */
    private static final String LAUNCHER = """
            echo working
            echo "$1 $2 $(cat below/source)" > "$4"
            echo run >> runs
            exit 1
            """;

    @TempDir
    private Path folder;

    private final List<String> progress = new ArrayList<>();
    private Repository repository;

    @BeforeEach
    void aRepository() {
        repository = Repository.in(folder).write(".gitignore", "target/\n");
    }

    private Path plan(String revision, String stack) {
        return new RevisionCheckout(GitRevision.of(folder, revision))
                .plan(stack, made -> List.of("preview", stack, "--json", made.toString()), progress::add);
    }

    @Test
    void theProgramOfARevisionPlansItsSourcesOnce() throws IOException {
        var commit = repository
                .write("slipway", LAUNCHER)
                .write("below/source", "old")
                .commit();
        repository.write("slipway", "exit 7").write("below/source", "new").commit();

        assertThat(plan("HEAD~1", "dev")).hasContent("preview dev old\n");
        assertThat(plan("HEAD~1", "dev")).hasContent("preview dev old\n");
        assertThat(plan("HEAD~1", "prod")).hasContent("preview prod old\n");

        var folderOf = Path.of("target", "revisions", commit);
        assertThat(folder.resolve(folderOf).resolve("sources/runs")).hasContent("run\nrun\n");
        assertThat(progress)
                .as("a plan that is there needs none")
                .hasSize(2)
                .containsOnly("HEAD~1 (%s) has another program: building and planning it, once, in %s"
                        .formatted(commit.substring(0, 7), folderOf));
        assertThat(repository.git("status", "--short"))
                .as("the work tree and its index")
                .isEmpty();
        assertThat(repository.git("worktree", "list").lines()).hasSize(1);
    }

    @Test
    void aProjectInAFolderOfItsRepositoryIsCheckedOutWithoutTheRest() {
        repository
                .write("infra/slipway", LAUNCHER)
                .write("infra/below/source", "s")
                .write("other/file", "o")
                .commit();
        var checkout = new RevisionCheckout(GitRevision.of(folder.resolve("infra"), "HEAD"));

        var plan = checkout.plan("dev", made -> List.of("preview", "dev", "--json", made.toString()), progress::add);

        assertThat(plan).hasContent("preview dev s\n");
        assertThat(plan.resolveSibling("sources").resolve("other")).doesNotExist();
    }

    @Test
    void aStackThatBuildsOutsideOfItsProjectIsCheckedOutWithTheRest() {
        repository
                .write("infra/slipway", LAUNCHER)
                .write("infra/below/source", "s")
                .write("backend/file", "b")
                .commit();
        var checkout = new RevisionCheckout(GitRevision.of(folder.resolve("infra"), "HEAD"), true);

        var plan = checkout.plan("dev", made -> List.of("preview", "dev", "--json", made.toString()), progress::add);

        assertThat(plan).hasContent("preview dev s\n");
        assertThat(plan.resolveSibling("repository").resolve("infra/../backend/file"))
                .hasContent("b");
    }

    @Test
    void theLatestCheckoutAndAllPlansAreKept() {
        var first =
                repository.write("slipway", LAUNCHER).write("below/source", "1").commit();
        var second = repository.write("below/source", "2").commit();
        var old = plan(first, "dev");

        plan(second, "dev");

        assertThat(old).hasContent("preview dev 1\n");
        assertThat(old.resolveSibling("sources")).doesNotExist();
        assertThat(plan(first, "prod")).hasContent("preview prod 1\n");
    }

    @Test
    void aProgramThatDoesNotPlanIsRefusedWithItsLastLine() {
        var commit = repository
                .write("slipway", "echo one; echo 'Unknown option: --json'; exit 2\n")
                .commit();

        assertThatThrownBy(() -> plan(commit, "dev"))
                .isInstanceOf(RunException.class)
                .hasMessage(
                        "%s cannot be planned by its own program (Unknown option: --json; all of it is in %s); "
                                + "name a later revision, or a plan saved by ./slipway preview STACK --json FILE",
                        commit.substring(0, 7), Path.of("target", "revisions", commit, "dev.log"));
    }

    @Test
    void aRevisionWithoutACommandLineIsRefused() {
        var commit = repository.write("README.md", "nothing yet").commit();

        assertThatThrownBy(() -> plan(commit, "dev"))
                .isInstanceOf(RunException.class)
                .hasMessage(
                        "%s cannot be planned by its own program (it has no ./slipway); name a later revision, "
                                + "or a plan saved by ./slipway preview STACK --json FILE",
                        commit.substring(0, 7));
    }
}
