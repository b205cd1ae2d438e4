package dev.slipway.workflow;

import static dev.slipway.workflow.Workflows.GITHUB;
import static dev.slipway.workflow.Workflows.WORKFLOWS;
import static dev.slipway.workflow.Workflows.files;
import static dev.slipway.workflow.Workflows.workflows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The findings of linters in the workflows, and a check that they find a fault. */
class ActionlintTest {
    private static void needsLinters() {
        var missing = Actionlint.missing();
        missing.ifPresent(System.out::println);
        assumeTrue(missing.isEmpty(), missing::orElseThrow);
    }

    @Test
    void theLinterFindsNothing() throws IOException {
        needsLinters();

        assertThat(Actionlint.lint(Path.of("").toAbsolutePath(), workflows().toArray(Path[]::new)))
                .isEmpty();
        assertThat(Actionlint.shellcheck(files(GITHUB, ".*\\.sh"))).isEmpty();
        assertThat(Actionlint.shellcheck(List.of(Path.of("slipway"), Path.of(".ci/run"), Path.of(".ci/adopted"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timeout-minutes: 120 | timeout: 120 | unexpected key \"timeout\" for \"job\" section",
                "needs: check | needs: checked | job \"unprotected\" needs job \"checked\" which does not exist",
                "runs-on: ubuntu-24.04 | runs-on: ubuntu-24 | label \"ubuntu-24\" is unknown",
                "run: ./slipway check --json | run: ./slipway check $STACK --json | SC2086",
                "run: ./slipway check --json | run: echo \"${{ github.event.head_commit.message }}\" | is potentially untrusted",
                "if: needs.check.outputs.unprotected != '[]' | if: needs.check.outputs.unprotected != | unexpected end of input",
                "branches: [main] | branch: [main] | unexpected key \"branch\" for \"push\" section"
            })
    void theLinterFindsAFault(String right, String wrong, String fault, @TempDir Path project) throws IOException {
        needsLinters();
        var good = Files.readString(WORKFLOWS.resolve("deploy.yml"));
        assertThat(good).contains(right);
        var file = Files.createDirectories(project.resolve(".github/workflows")).resolve("deploy.yml");
        Files.copy(GITHUB.resolve("actionlint.yaml"), project.resolve(".github/actionlint.yaml"));

        Files.writeString(file, good.replaceFirst(Pattern.quote(right), wrong.replace("$", "\\$")));

        assertThat(Actionlint.lint(project, file)).contains(fault);
    }
}
