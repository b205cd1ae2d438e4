package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.DeployedStackFixture;
import dev.slipway.testing.DeployedStackHarness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The commands run, logs and status with a job. */
class RunJobTest extends DeployedStackHarness {
    private static final String MACHINE = "arn:aws:states:eu-west-1:123456789012:stateMachine:shop-dev-report";
    private static final String RUN = "arn:aws:states:eu-west-1:123456789012:execution:shop-dev-report:run-1";

    @Override
    protected String outputs() {
        return DeployedStackFixture.OUTPUTS
                .replaceFirst("\"rds_endpoint\": [^,]*,", "")
                .replace("\"log_group\": {", "\"log_group\": {\"report\": \"/shop-dev/report\", ")
                .replaceFirst("\\{", "{\"state_machine_arn\": {\"report\": \"%s\"},".formatted(MACHINE));
    }

    @BeforeEach
    void deploy() {
        aws.answers("StartExecution", "{\"executionArn\": \"%s\", \"startDate\": 1}".formatted(RUN))
                .answers("GetExecutionHistory", """
                        {"events": [{"id": 3, "type": "TaskSubmitted", "timestamp": 1, "taskSubmittedEventDetails":
                        {"resource": "runTask.sync", "resourceType": "ecs", "output": "{\\"Tasks\\":[{\\"TaskArn\\":\\"%s\\"}]}"}}]}
                        """.formatted(DeployedStackFixture.TASK))
                .answers(
                        "DescribeTasks",
                        "{\"tasks\": [{\"taskArn\": \"%s\", \"taskDefinitionArn\": \"arn:aws:ecs:eu-west-1:123456789012:task-definition/shop-dev-report:3\"}]}"
                                .formatted(DeployedStackFixture.TASK))
                .answers("DescribeTaskDefinition", """
                        {"taskDefinition": {"taskDefinitionArn": "arn:aws:ecs:eu-west-1:123456789012:task-definition/shop-dev-report:3",
                        "containerDefinitions": [{"name": "report", "logConfiguration": {"logDriver": "awslogs",
                        "options": {"awslogs-stream-prefix": "ecs"}}}]}}
                        """)
                .answers(
                        "GetLogEvents",
                        "{\"events\": [{\"timestamp\": 1, \"message\": \"3 orders\"}], \"nextForwardToken\": \"f/1\"}",
                        "{\"events\": [], \"nextForwardToken\": \"f/1\"}");
    }

    private void ends(String status, String rest) {
        aws.answers("DescribeExecution", """
                {"executionArn": "%s", "stateMachineArn": "%s", "status": "%s", "startDate": 1, "stopDate": 2%s}
                """.formatted(RUN, MACHINE, status, rest));
    }

    @Test
    void aJobRunsToItsEndWithItsLog() {
        ends("SUCCEEDED", ", \"output\": \"{\\\"result\\\":\\\"succeeded\\\"}\"");

        assertThat(run("run", "dev", "report")).isZero();

        assertThat(out).hasToString("3 orders\n");
        assertThat(err).hasToString("""
                run run-1 of report
                attempt 1 is task 9f102a42
                """);
        assertThat(aws.requests("StartExecution")).singleElement().asString().contains(MACHINE);
    }

    @Test
    void theExitCodeIsThatOfTheJob() {
        ends("FAILED", """
                , "error": "Job.Failed", "cause": "{\\"stopCode\\":\\"EssentialContainerExited\\",\\"exitCodes\\":[3]}"
                """);

        assertThat(run("run", "dev", "report")).isEqualTo(3);

        assertThat(err.toString()).endsWith("the job exited with 3\n");
    }

    @Test
    void aRunWithoutAnExitCodeHasAnother() {
        ends(
                "FAILED",
                ", \"error\": \"Job.TimedOut\", \"cause\": \"the task was stopped, since it was not done in 15 minutes\"");
        assertThat(run("run", "dev", "report")).isEqualTo(125);
        assertThat(err.toString())
                .endsWith("the run failed: the task was stopped, since it was not done in 15 minutes\n");
    }

    @Test
    void aSkippedRunNamesTheOther() {
        ends(
                "SUCCEEDED",
                ", \"output\": \"{\\\"result\\\":\\\"skipped\\\",\\\"run\\\":\\\"a:execution:shop:run-0\\\"}\"");

        assertThat(run("run", "dev", "report")).isEqualTo(125);

        assertThat(err.toString()).endsWith("the run was skipped, since run-0 is not done\n");
    }

    @Test
    void aDetachedRunIsNotWaitedFor() {
        assertThat(run("run", "--detach", "dev", "report")).isZero();

        assertThat(out).hasToString(RUN + "\n");
        assertThat(aws.requests("DescribeExecution")).isEmpty();
    }

    @Test
    void aJobHasItsOwnCommandAndAServiceNeedsOne() {
        assertThat(run("run", "dev", "report", "--", "date")).isEqualTo(125);
        assertThat(err)
                .hasToString("report is a job, which has a command of its own; ./slipway run dev report runs it\n");

        assertThat(run("run", "dev", "orders")).isEqualTo(2);
        assertThat(err.toString()).contains("name the command after --, as in ./slipway run dev orders -- date\n");
    }

    @Test
    void statusHasTheLastRunOfAJob() {
        aws.answers("ListExecutions", """
                {"executions": [{"executionArn": "%s", "stateMachineArn": "%s", "name": "run-1", "status": "FAILED", "startDate": 1}]}
                """.formatted(RUN, MACHINE));
        ends("FAILED", ", \"error\": \"Job.TimedOut\", \"cause\": \"the task was stopped\"");

        assertThat(run("status", "--json", "dev", "report")).isEqualTo(3);

        assertThat(out.toString())
                .contains("\"name\": \"report\"")
                .contains("\"result\": \"failed\"")
                .contains("\"cause\": \"the task was stopped\"");
    }

    @Test
    void statusHasTheNextRunOfAJob() {
        aws.answers("ListExecutions", "{\"executions\": []}");
        assertThat(run("status", "dev", "report")).isZero();
        assertThat(out.toString()).contains("report  no run within 90 days\n    next        on request\n");
    }
}
