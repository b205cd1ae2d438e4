package dev.slipway.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code preview.sh}, {@code plan.py} and {@code preview_comment.py}: the changes of a pull request in one comment. */
class PreviewScriptsTest extends ScriptHarness {
    private static final String EVENT = """
            {"workflow_run": {"head_branch": "topic", "head_sha": "abc", "html_url": "https://github.com/run/1",
              "head_repository": {"full_name": "someone/fork", "owner": {"login": "someone"}}}}""";
    private static final String MARKER = "<!-- slipway preview -->\n";

    @BeforeEach
    void pullRequest() throws IOException {
        github.pullRequest(7, "someone", "topic", "abc");
        script.event(EVENT);
    }

    @Test
    void eachStackHasItsPreviewAndItsDiagram() throws IOException {
        script.write("Pulumi.dev.yaml", "");
        script.write("Pulumi.prod.yaml", "");
        script.write("Pulumi.yaml", "");
        script.program("./slipway", """
                case $1 in
                preview) echo "cost of $2" > "$6" ;;
                graph) echo "flowchart LR" > "$4" ;;
                esac""");

        assertThat(script.run("preview.sh", "out", "origin/main").code()).isZero();
        assertThat(script.calls())
                .containsExactly(
                        "slipway preview dev --against origin/main --markdown out/dev.md",
                        "slipway graph dev --mermaid out/dev.mmd",
                        "slipway preview prod --against origin/main --markdown out/prod.md",
                        "slipway graph prod --mermaid out/prod.mmd");
        assertThat(script.read("out/prod.md")).isEqualTo("cost of prod\n");
    }

    @Test
    void aRefusedStackFailsTheJobAndIsExplainedInTheComment() throws IOException {
        script.write("Pulumi.dev.yaml", "");
        script.write("Pulumi.prod.yaml", "");
        script.program("./slipway", """
                [ "$1 $2" != "preview dev" ] || { echo "slipway:network.zones is 9" >&2; exit 1; }
                [ "$1" != preview ] || echo "cost of $2" > "$6"
                """);

        var result = script.run("preview.sh", "out", "origin/main");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.text()).contains("slipway:network.zones is 9");
        assertThat(script.read("out/dev.md")).isEqualTo("The preview is rejected:\n    slipway:network.zones is 9\n");
        assertThat(script.read("out/prod.md")).isEqualTo("cost of prod\n");
    }

    @Test
    void aStackWhoseFileIsDeletedIsPreviewedToo() throws IOException {
        script.write("Pulumi.dev.yaml", "");
        script.program("git", "printf '%s\\n' Pulumi.yaml Pulumi.dev.yaml Pulumi.old.yaml src");
        script.program("./slipway", "");

        assertThat(script.run("preview.sh", "out", "origin/main").code()).isZero();

        assertThat(script.calls("git")).containsExactly("git ls-tree --name-only origin/main");
        assertThat(script.calls("slipway preview"))
                .extracting(call -> call.split(" ")[2])
                .containsExactly("dev", "old");
    }

    @Test
    void thePreviewOfPulumiIsKeptWithItsExitCode() throws IOException {
        script.program("pulumi", "echo '+ a bucket'; exit 3");

        assertThat(script.run("plan.py", "out", "dev").code()).isEqualTo(3);
        assertThat(script.calls()).containsExactly("pulumi preview --stack dev --non-interactive --color never");
        assertThat(script.read("out/dev.txt")).isEqualTo("+ a bucket\n");
    }

    @Test
    void thereIsOneCommentThatIsUpdated() throws IOException {
        github.comment(7, "User", "I like `" + MARKER.strip() + "`");
        github.comment(7, "User", MARKER + "a quotation");
        script.write("in/dev.md", "first");

        assertThat(script.run("preview_comment.py", "in").code()).isZero();
        script.write("in/dev.md", "second");
        assertThat(script.run("preview_comment.py", "in").code()).isZero();

        assertThat(github.changes).containsExactly("POST issues/7/comments", "PATCH issues/comments/103");
        assertThat(github.comments(7)).hasSize(3);
        assertThat(github.comments(7).get(2)).startsWith(MARKER + "## dev\n\nsecond\n");
        assertThat(github.comments(7).get(1)).isEqualTo(MARKER + "a quotation");
    }

    @Test
    void aCommentOfALaterPageIsFound() throws IOException {
        for (var i = 0; i < 120; i++) {
            github.comment(7, "User", "me too");
        }
        github.comment(7, "Bot", MARKER + "old");
        script.write("in/dev.md", "new");

        script.run("preview_comment.py", "in");

        assertThat(github.changes).containsExactly("PATCH issues/comments/221");
    }

    @Test
    void eachStackIsASectionWithCollapsedDiagramAndPlan() throws IOException {
        script.write("in/prod.md", "cost: 80");
        script.write("in/dev.md", "cost: 20");
        script.write("in/dev.mmd", "flowchart LR\n");
        script.write("in/dev.txt", "```\nplan\n");

        script.run("preview_comment.py", "in");

        assertThat(github.comments(7)).containsExactly(MARKER + """
                        ## dev

                        cost: 20

                        <details><summary>Diagram</summary>

                        ```mermaid
                        flowchart LR
                        ```

                        </details>

                        <details><summary>pulumi preview</summary>

                        ````
                        ```
                        plan
                        ````

                        </details>

                        ## prod

                        cost: 80

                        *From [this run](https://github.com/run/1), which keeps the complete files for 14 days.*
                        """);
    }

    @Test
    void aCommentThatIsTooLongOmitsItsDiagramsFirst() throws IOException {
        script.write("in/dev.md", "cost: 20");
        script.write("in/dev.mmd", "a --> b\n".repeat(9_000));
        script.write("in/dev.txt", "plan");

        script.run("preview_comment.py", "in");

        assertThat(github.comments(7).get(0)).contains("cost: 20", "plan").doesNotContain("Diagram");
    }

    @Test
    void aCommentThatIsStillTooLongIsCutWithALinkAndKeepsEveryStack() throws IOException {
        script.write("in/dev.md", "```diff\n" + "+ a line of dev\n".repeat(9_000) + "```\n");
        script.write("in/prod.md", "+ a line of prod\n".repeat(9_000));

        assertThat(script.run("preview_comment.py", "in").code()).isZero();

        var comment = github.comments(7).get(0);
        assertThat(comment.length()).isBetween(60_000, 65_536);
        assertThat(comment)
                .contains("+ a line of dev\n```\n\n*[Shortened: the rest is in the run](https://github.com/run/1)*")
                .contains("## prod", "+ a line of prod\n\n*[Shortened");
    }

    /** The pull request comes from GitHub, not from files of another run. */
    @Test
    void onlyThePullRequestThatHasThisHeadIsCommented() throws IOException {
        github.pullRequest(8, "someone", "other", "abc");
        github.pullRequest(9, "another", "topic", "abc");
        script.write("in/dev.md", "text");
        script.write("in/number", "9");

        script.run("preview_comment.py", "in");

        assertThat(github.changes).containsExactly("POST issues/7/comments");
        assertThat(github.comments(7).get(0)).doesNotContain("## number");
    }

    @Test
    void aRunForAnOutdatedCommitAddsNoComment() throws IOException {
        github.pullRequest(7, "someone", "topic", "def");
        script.write("in/dev.md", "text");

        var result = script.run("preview_comment.py", "in");

        assertThat(result.code()).isZero();
        assertThat(result.text()).contains("no open pull request has this head any more: no comment is written");
        assertThat(github.changes).isEmpty();
    }

    @Test
    void aSymbolicLinkInFilesOfAForkShowsNoFileOfTheRunner() throws IOException {
        script.write("secret", "a secret");
        script.write("in/prod.md", "text");
        Files.createSymbolicLink(home.resolve("in/dev.md"), home.resolve("secret"));

        script.run("preview_comment.py", "in");

        assertThat(github.comments(7).get(0))
                .contains("## dev\n\nThere is no preview")
                .doesNotContain("a secret");
    }

    @Test
    void aFolderWithoutAPreviewIsRefused() throws IOException {
        Files.createDirectories(home.resolve("in"));

        assertThat(script.run("preview_comment.py", "in").text())
                .isEqualTo("preview_comment.py: there is no preview in in; see the run https://github.com/run/1\n");
    }

    @Test
    void aRefusalOfGitHubFailsAndIsShown() throws IOException {
        script.with("GITHUB_TOKEN", "another").write("in/dev.md", "text");

        var result = script.run("preview_comment.py", "in");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.text()).startsWith("GitHub rejects GET pulls?");
    }
}
