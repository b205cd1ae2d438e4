package dev.slipway.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code environment.py}: a stack for a pull request, from its label until it is closed. */
class EnvironmentScriptTest extends ScriptHarness {
    private static final String ALWAYS = " --non-interactive --color never";
    private static final String MARKER = "<!-- slipway environment -->\n";

    /** Answers like Pulumi for a stack with everything that can exist only once. */
    private static final String PULUMI = """
            case "$1 $2" in
            "config --json") cat config.json ;;
            "stack output") cat outputs.json ;;
            "stack ls") cat stacks.json ;;
            "up --yes") [ ! -e up.fails ] || exit 1 ;;
            "destroy --yes") [ ! -e destroy.code ] || exit "$(cat destroy.code)" ;;
            esac""";

    @BeforeEach
    void pullRequest() throws IOException {
        github.pullRequest(12, "octo-org", "topic", "0123456789abcdef", "preview");
        script.event("{\"pull_request\": {\"number\": 12, \"head\": {\"sha\": \"0123456789abcdef\"}}}")
                .program("pulumi", PULUMI);
        settings("""
                "slipway:domain": {"value": "{}", "objectValue": {"zone": "example.com"}},
                "slipway:audit": {"value": "{}", "objectValue": {"trail": true}},
                "slipway:alarms": {"value": "{}", "objectValue": {"email": "ops@example.com"}},
                "slipway:budget": {"value": "{}", "objectValue": {}},
                "slipway:delivery": {"value": "{}", "objectValue": {"repository": "octo-org/octo-repo"}}""");
        script.write("outputs.json", "{\"url\": \"http://pr-12.example.com\"}");
    }

    private void settings(String more) throws IOException {
        script.write("config.json", "{\"aws:region\": {\"value\": \"eu-west-1\"}, %s}".formatted(more));
    }

    @Test
    void aPullRequestStackIsACopyWithoutUniqueResourcesAndRoles() throws IOException {
        assertThat(script.run("environment.py", "up").code()).isZero();

        assertThat(script.calls())
                .containsExactly(
                        "pulumi config --json --non-interactive --stack dev",
                        "pulumi stack select --create --stack pr-12" + ALWAYS,
                        "pulumi config cp --dest pr-12 --stack dev" + ALWAYS,
                        "pulumi config rm slipway:domain --stack pr-12" + ALWAYS,
                        "pulumi config rm slipway:audit --stack pr-12" + ALWAYS,
                        "pulumi config rm slipway:alarms --stack pr-12" + ALWAYS,
                        "pulumi config set --path slipway:delivery.roles false --stack pr-12" + ALWAYS,
                        "pulumi up --yes --stack pr-12" + ALWAYS,
                        "pulumi stack output --json --non-interactive --stack pr-12");
        assertThat(github.comments(12))
                .containsExactly(
                        MARKER
                                + "The environment `pr-12` of 0123456789ab runs at http://pr-12.example.com\n\nIt costs money until the pull request is closed or loses the label `preview`.");
    }

    @Test
    void aStackWithoutDeliveryGetsNoDeliverySettings() throws IOException {
        settings("\"slipway:delivery\": {\"value\": \"{}\", \"objectValue\": {}}");

        assertThat(script.run("environment.py", "up").code()).isZero();
        assertThat(script.calls("pulumi config set")).isEmpty();
    }

    @Test
    void aFailedEnvironmentIsReportedAndFailsTheJob() throws IOException {
        script.write("up.fails", "");

        assertThat(script.run("environment.py", "up").code()).isEqualTo(1);
        assertThat(github.comments(12))
                .containsExactly(
                        MARKER
                                + "The environment `pr-12` was not deployed: see [the run](https://github.com/octo-org/octo-repo/actions/runs/4711).");
    }

    @Test
    void aProtectedStackIsNotCopied() throws IOException {
        settings("\"slipway:protected\": {\"value\": \"true\"}");

        assertThat(script.run("environment.py", "up").text())
                .isEqualTo("environment.py: dev is protected; copy an unprotected stack, such as dev\n");
        assertThat(script.calls("pulumi up")).isEmpty();
    }

    @Test
    void aDestroyedEnvironmentIsRemovedAndItsCommentUpdated() throws IOException {
        github.comment(12, "Bot", MARKER + "runs");

        assertThat(script.run("environment.py", "down").code()).isZero();
        assertThat(script.calls()).containsExactly("pulumi destroy --yes --remove --stack pr-12" + ALWAYS);
        assertThat(github.comments(12)).containsExactly(MARKER + "The environment `pr-12` is destroyed.");
    }

    @Test
    void destroyingAMissingEnvironmentSucceeds() throws IOException {
        script.write("destroy.code", "6");

        assertThat(script.run("environment.py", "down").code()).isZero();
        assertThat(github.changes).isEmpty();
    }

    @Test
    void theSweepDestroysOnlyEnvironmentsOfClosedOrUnlabelledPullRequests() throws IOException {
        github.pullRequest(13, "octo-org", "other", "b", "preview");
        github.pullRequest(14, "octo-org", "third", "c", "bug");
        github.close(13);
        script.write("stacks.json", """
                [{"name": "dev"}, {"name": "pr-12"}, {"name": "octo-org/slipway/pr-13"}, {"name": "pr-14"},
                 {"name": "pr-15"}, {"name": "pr-review"}, {"name": "pr-0"}, {"name": "prod"}]""");

        assertThat(script.run("environment.py", "sweep").code()).isZero();
        assertThat(script.calls("pulumi destroy"))
                .containsExactly(
                        "pulumi destroy --yes --remove --stack pr-13" + ALWAYS,
                        "pulumi destroy --yes --remove --stack pr-14" + ALWAYS,
                        "pulumi destroy --yes --remove --stack pr-15" + ALWAYS);
    }

    @Test
    void aSweepContinuesAfterAFailureAndFailsAtTheEnd() throws IOException {
        github.comment(20, "Bot", MARKER + "runs");
        script.write("destroy.code", "1");
        script.write("stacks.json", "[{\"name\": \"pr-20\"}, {\"name\": \"pr-21\"}]");

        assertThat(script.run("environment.py", "sweep").code()).isEqualTo(1);
        assertThat(script.calls("pulumi destroy")).hasSize(2);
        assertThat(github.comments(20).get(0)).contains("was not destroyed, and costs money");
    }
}
