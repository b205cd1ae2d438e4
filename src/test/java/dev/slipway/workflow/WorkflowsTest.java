package dev.slipway.workflow;

import static dev.slipway.workflow.Workflows.GITHUB;
import static dev.slipway.workflow.Workflows.WORKFLOWS;
import static dev.slipway.workflow.Workflows.files;
import static dev.slipway.workflow.Workflows.jobs;
import static dev.slipway.workflow.Workflows.load;
import static dev.slipway.workflow.Workflows.map;
import static dev.slipway.workflow.Workflows.steps;
import static dev.slipway.workflow.Workflows.workflows;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The rules for every workflow of the project. */
class WorkflowsTest {
    @Test
    void actionsArePinnedByCommitAndSayTheirVersion() throws IOException {
        var uses = Pattern.compile("uses: *(\\S+)(.*)");
        var seen = new ArrayList<String>();
        for (var file : files(GITHUB, ".*\\.yml")) {
            uses.matcher(Files.readString(file)).results().forEach(use -> {
                seen.add(use.group());
                assertThat(use.group(1) + use.group(2))
                        .as(file.getFileName().toString())
                        .matches("\\./\\.github/actions/[a-z]+|[a-z-]+/[a-z-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");
            });
        }
        assertThat(seen).hasSizeGreaterThan(20);
    }

    /** Each version has one commit, in all files. */
    @Test
    void anActionHasOneVersion() throws IOException {
        var versions = new TreeSet<String>();
        for (var file : files(GITHUB, ".*\\.yml")) {
            Pattern.compile("uses: *([a-z-]+/\\S+ # \\S+)")
                    .matcher(Files.readString(file))
                    .results()
                    .forEach(use -> versions.add(use.group(1)));
        }
        assertThat(versions).extracting(use -> use.replaceFirst("@.*", "")).doesNotHaveDuplicates();
    }

    @Test
    void everyJobHasPermissionsAndATimeout() throws IOException {
        for (var file : workflows()) {
            assertThat(map(load(file).get("permissions"))).as(file.toString()).isEmpty();
        }
        assertThat(jobs()).isNotEmpty().allSatisfy((name, job) -> {
            assertThat(map(job.get("permissions"))).as(name).isNotEmpty();
            assertThat(job.get("timeout-minutes")).as(name).isNotNull();
        });
    }

    @Test
    void noTextOfOthersGoesThroughAShell() throws IOException {
        var scripts = new ArrayList<Object>();
        jobs().values().forEach(job -> steps(job).forEach(step -> scripts.add(step.get("run"))));
        steps(map(load(GITHUB.resolve("actions/stack/action.yml")).get("runs")))
                .forEach(step -> scripts.add(step.get("run")));

        assertThat(scripts).filteredOn(Objects::nonNull).hasSizeGreaterThan(8).allSatisfy(script -> assertThat(
                        script.toString())
                .doesNotContain("${{"));
    }

    /** A copy of the repository without variables runs only previews and tests. */
    @Test
    void jobsThatAssumeARoleRunOnlyWhereTheRoleIsSet() throws IOException {
        var withRole = new LinkedHashMap<>(jobs());
        withRole.values().removeIf(job -> !map(job.get("permissions")).containsKey("id-token"));

        assertThat(withRole).hasSizeGreaterThan(8).allSatisfy((name, job) -> {
            assertThat(String.valueOf(job.get("if"))).as(name).containsPattern("vars\\.[A-Z_]+_ROLE_ARN\\)? != ''");
            var roles = steps(job)
                    .filter(step -> "./.github/actions/stack".equals(step.get("uses")))
                    .map(step -> map(step.get("with")).get("role").toString())
                    .toList();
            assertThat(roles).as(name).hasSize(1);
            Pattern.compile("vars\\.\\w+").matcher(roles.get(0)).results().forEach(role -> assertThat(
                            String.valueOf(job.get("if")))
                    .as(name)
                    .contains(role.group()));
        });
    }

    @Test
    void codeOfForksRunsWithoutPermissions() throws IOException {
        for (var file : workflows()) {
            assertThat(Files.readString(file)).as(file.toString()).doesNotContain("pull_request_target");
        }
        var offline = Objects.requireNonNull(jobs().get("preview.yml offline"));
        assertThat(map(offline.get("permissions"))).isEqualTo(Map.of("contents", "read"));
        assertThat(offline.toString()).doesNotContain("secrets.", "vars.");

        var comment = Objects.requireNonNull(jobs().get("comment.yml comment"));
        assertThat(map(map(load(WORKFLOWS.resolve("comment.yml")).get("on")).get("workflow_run"))
                        .get("workflows"))
                .isEqualTo(List.of(
                        String.valueOf(load(WORKFLOWS.resolve("preview.yml")).get("name"))));
        assertThat(steps(comment).filter(step -> step.toString().contains("checkout")))
                .allSatisfy(step ->
                        assertThat(map(step.get("with")).containsKey("ref")).isFalse());
    }

    @Test
    void jobsWithPermissionsRunOnlyForPullRequestsOfTheRepositoryItself() throws IOException {
        for (var name : List.of("preview.yml dev", "preview.yml prod", "environment.yml up", "environment.yml down")) {
            assertThat(String.valueOf(Objects.requireNonNull(jobs().get(name)).get("if")))
                    .as(name)
                    .contains("github.event.pull_request.head.repo.full_name == github.repository");
        }
    }

    @Test
    void jobsThatChangeAStackRunOneAfterTheOtherAndAreNeverCancelled() throws IOException {
        var groups = new LinkedHashMap<String, Object>();
        jobs().forEach((name, job) -> {
            if (job.get("concurrency") instanceof Map<?, ?> concurrency) {
                groups.put(name, concurrency.get("group"));
                assertThat(Boolean.TRUE.equals(concurrency.get("cancel-in-progress")))
                        .as(name)
                        .isEqualTo(List.of("preview.yml offline", "verify.yml verify")
                                .contains(name));
            }
        });

        assertThat(groups)
                .containsEntry("deploy.yml dev", "stack-dev")
                .containsEntry("deploy.yml prod", "stack-prod")
                .containsEntry("rollback.yml rollback", "stack-${{ inputs.stack }}")
                .containsEntry("destroy.yml destroy", "stack-${{ inputs.stack }}")
                .containsEntry("environment.yml down", Objects.requireNonNull(groups.get("environment.yml up")));
    }

    @Test
    void prodIsDeployedAfterTheTestsAndInItsEnvironment() throws IOException {
        var prod = Objects.requireNonNull(jobs().get("deploy.yml prod"));

        assertThat(prod.get("needs")).isEqualTo(List.of("verify", "dev"));
        assertThat(prod.get("environment")).isEqualTo("prod");
        assertThat(String.valueOf(prod.get("if")))
                .contains("needs.verify.result == 'success'", "[\"success\", \"skipped\"]'), needs.dev.result");
    }

    @Test
    void everyVariableAndSecretIsExplained() throws IOException {
        var page = Files.readString(Path.of("docs", "delivery.md"));
        var names = new TreeSet<String>();
        for (var file : workflows()) {
            Pattern.compile("(?:vars|secrets)\\.(\\w+)")
                    .matcher(Files.readString(file))
                    .results()
                    .forEach(each -> names.add(each.group(1)));
        }

        assertThat(names).hasSizeGreaterThan(8).allSatisfy(name -> assertThat(page)
                .contains("`" + name + "`"));
        for (var file : workflows()) {
            assertThat(page).contains("(../.github/workflows/%s)".formatted(file.getFileName()));
        }
    }
}
