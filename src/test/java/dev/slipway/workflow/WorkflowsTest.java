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
        var withRole = jobsWithRole();

        assertThat(withRole).hasSizeGreaterThan(7).allSatisfy((name, job) -> {
            var roles = steps(job)
                    .filter(step -> "./.github/actions/stack".equals(step.get("uses")))
                    .map(step -> map(step.get("with")).get("role").toString())
                    .toList();
            assertThat(roles).as(name).hasSize(1);
            if (name.startsWith("environment.yml")) {
                assertThat(roles).containsExactly("${{ vars.PULL_REQUEST_ROLE_ARN }}");
                assertThat(String.valueOf(job.get("if"))).as(name).contains("vars.PULL_REQUEST_ROLE_ARN != ''");
            } else {
                assertThat(roles).as(name).containsExactly("${{ vars[matrix.role] }}");
                var list = include(job).replaceAll("^\\$\\{\\{ fromJSON\\((.*)\\) }}$", "$1");
                assertThat(list).as(name).matches("needs\\.\\w+\\.outputs\\.\\w+");
                assertThat(String.valueOf(job.get("if"))).as(name).contains(list + " != '[]'");
            }
        });
    }

    private static Map<String, Map<?, ?>> jobsWithRole() throws IOException {
        var withRole = new LinkedHashMap<>(jobs());
        withRole.values().removeIf(job -> !map(job.get("permissions")).containsKey("id-token"));
        return withRole;
    }

    /** The stacks of a job with a matrix. */
    private static String include(Map<?, ?> job) {
        return map(map(job.get("strategy")).get("matrix")).get("include").toString();
    }

    /** A new file Pulumi.<stack>.yaml needs no change of a workflow. */
    @Test
    void theStacksOfAJobAreListedFromTheFiles() throws IOException {
        var all = jobs();
        var lists = Pattern.compile("needs\\.(\\w+)\\.outputs\\.(\\w+)");
        for (var entry : jobsWithRole().entrySet()) {
            if (entry.getKey().startsWith("environment.yml")) {
                continue;
            }
            var list = lists.matcher(include(entry.getValue()));
            assertThat(list.find()).as(entry.getKey()).isTrue();
            var lister = Objects.requireNonNull(all.get(entry.getKey().replaceFirst(" .*", " " + list.group(1))));
            assertThat(map(lister.get("outputs")).get(list.group(2)))
                    .hasToString("${{ steps.stacks.outputs.%s }}".formatted(list.group(2)));
            assertThat(steps(lister).filter(step -> "stacks".equals(step.get("id"))))
                    .singleElement()
                    .satisfies(step -> assertThat(String.valueOf(step.get("run")))
                            .startsWith("python3 .github/scripts/stacks.py "));
        }
        for (var file : List.of("deploy", "preview", "drift", "rollback", "destroy")) {
            assertThat(Files.readString(WORKFLOWS.resolve(file + ".yml")))
                    .as(file)
                    .doesNotContainPattern("(?i)\\b(dev|prod)\\b");
        }
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
        for (var name :
                List.of("preview.yml stacks", "preview.yml pulumi", "environment.yml up", "environment.yml down")) {
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
                        .isEqualTo(List.of(
                                        "preview.yml offline",
                                        "preview.yml check",
                                        "verify.yml verify",
                                        "verify.yml adopted")
                                .contains(name));
            }
        });

        assertThat(groups)
                .containsEntry("deploy.yml unprotected", "stack-${{ matrix.stack }}")
                .containsEntry("deploy.yml protected", "stack-${{ matrix.stack }}")
                .containsEntry("rollback.yml rollback", "stack-${{ matrix.stack }}")
                .containsEntry("destroy.yml destroy", "stack-${{ matrix.stack }}")
                .containsEntry("environment.yml down", Objects.requireNonNull(groups.get("environment.yml up")));
    }

    @Test
    void protectedStacksAreDeployedAfterTheOthersAndInTheirEnvironments() throws IOException {
        var stacks = Objects.requireNonNull(jobs().get("deploy.yml protected"));

        assertThat(stacks.get("needs")).isEqualTo(List.of("check", "unprotected"));
        assertThat(stacks.get("environment")).isEqualTo("${{ matrix.stack }}");
        assertThat(String.valueOf(stacks.get("if")))
                .contains("needs.check.result == 'success'", "[\"success\", \"skipped\"]'), needs.unprotected.result");
    }

    @Test
    void deploymentsAreGatedByTheChecksOfTheProject() throws IOException {
        var check = Objects.requireNonNull(jobs().get("deploy.yml check"));

        assertThat(steps(check).map(step -> String.valueOf(step.get("run"))))
                .containsSubsequence(
                        "./slipway check --json \"$RUNNER_TEMP/check.json\"",
                        "python3 .github/scripts/stacks.py deploy --check \"$RUNNER_TEMP/check.json\"");
        assertThat(Objects.requireNonNull(jobs().get("deploy.yml unprotected")).get("needs"))
                .isEqualTo("check");
    }

    @Test
    void testsOfSlipwayItselfRunInItsOwnWorkflowsAlone() throws IOException {
        for (var file : workflows()) {
            assertThat(Files.readString(file).contains("./slipway verify"))
                    .as(file.toString())
                    .isEqualTo(file.endsWith("verify.yml") || file.endsWith("release.yml"));
        }
        assertThat(steps(Objects.requireNonNull(jobs().get("verify.yml adopted")))
                        .map(step -> String.valueOf(step.get("run"))))
                .contains(".ci/adopted");
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

        assertThat(names).hasSizeGreaterThan(4).allSatisfy(name -> assertThat(page)
                .contains("`" + name + "`"));
        assertThat(page)
                .contains("`<STACK>_DEPLOY_ROLE_ARN`", "`<STACK>_PREVIEW_ROLE_ARN`", "`<STACK>_DRIFT_ROLE_ARN`");
        for (var file : workflows()) {
            assertThat(page).contains("(../.github/workflows/%s)".formatted(file.getFileName()));
        }
    }
}
