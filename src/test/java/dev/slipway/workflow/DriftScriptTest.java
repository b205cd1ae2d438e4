package dev.slipway.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** {@code drift.py}: one issue for each stack that has drifted. */
class DriftScriptTest extends ScriptHarness {
    private static final String MARKER = "<!-- slipway drift dev -->\n";

    private int drift(String pulumi) throws IOException {
        return script.program("pulumi", pulumi).run("drift.py", "dev").code();
    }

    @Test
    void driftOpensAnIssueThatIsUpdatedAndClosedWhenItIsGone() throws IOException {
        assertThat(drift("echo '~ a rule'; exit 7")).isZero();
        assertThat(script.calls())
                .containsExactly(
                        "pulumi refresh --preview-only --expect-no-changes --diff --stack dev --non-interactive --color never");
        var issue = github.issue(101);
        assertThat(issue.get("title").getAsString()).isEqualTo("Drift in dev");
        assertThat(issue.get("body").getAsString())
                .startsWith(MARKER)
                .contains("https://github.com/octo-org/octo-repo/actions/runs/4711", "```\n~ a rule\n```");

        assertThat(drift("echo '~ another rule'; exit 7")).isZero();
        assertThat(github.issue(101).get("body").getAsString()).contains("~ another rule");

        assertThat(drift("exit 0")).isZero();
        assertThat(github.issue(101).get("state").getAsString()).isEqualTo("closed");
        assertThat(github.changes)
                .containsExactly("POST issues", "PATCH issues/101", "POST issues/101/comments", "PATCH issues/101");

        assertThat(drift("exit 7")).isZero();
        assertThat(github.changes).endsWith("POST issues").hasSize(5);
    }

    @Test
    void issuesOfOthersAndOfOtherStacksAreNotChanged() throws IOException {
        github.issue("User", MARKER + "a quotation");
        github.issue("Bot", "<!-- slipway drift prod -->\n");

        assertThat(drift("exit 0")).isZero();
        assertThat(github.changes).isEmpty();
    }

    @Test
    void aRefreshThatFailsIsNoDrift() throws IOException {
        github.issue("Bot", MARKER);

        assertThat(drift("echo 'error: AccessDenied'; exit 1")).isEqualTo(1);
        assertThat(github.changes).isEmpty();
    }

    @Test
    void aLongDriftFitsIntoAnIssue() throws IOException {
        assertThat(drift("i=0; while [ $i -lt 6000 ]; do echo '~ one of many rules'; i=$((i+1)); done; exit 7"))
                .isZero();

        assertThat(github.issue(101).get("body").getAsString())
                .hasSizeLessThanOrEqualTo(65_536)
                .contains("~ one of many rules\n```\n\n*[Shortened");
    }

    @Test
    void aStackThatAnotherRunHasLockedIsAskedForAgain() throws IOException {
        script.with("LOCK_SECONDS", "60");
        assertThat(drift("""
                                [ -e locked ] && exit 0
                                touch locked
                                echo 'error: the stack is currently locked by 1 lock(s).' >&2; exit 1""")).isZero();

        assertThat(script.calls()).hasSize(2);
    }
}
