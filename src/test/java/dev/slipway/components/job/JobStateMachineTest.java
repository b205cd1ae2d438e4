package dev.slipway.components.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.pulumi.core.Output;
import dev.slipway.components.service.ContainerSpec;
import dev.slipway.components.service.TaskSpec;
import dev.slipway.testing.Programs;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobStateMachineTest {
    private static final JobSpec SPEC = JobSpec.of(new JobName("shop-dev-report"), TaskSpec.of(ContainerSpec.DEFAULT));
    private static final JobTask TASK = new JobTask(
            "report",
            Output.of("arn:aws:ecs:eu-west-1:123456789012:cluster/shop-dev-cluster"),
            Output.of("arn:aws:ecs:eu-west-1:123456789012:task-definition/shop-dev-report:1"),
            "shop-dev-report",
            Output.of(List.of("subnet-1", "subnet-2")),
            Output.of(List.of("sg-1")));

    private static String definition(JobSpec spec) {
        var machine = new JobStateMachine(new AmazonStates(Output.of("aws")), TASK, spec);
        return Programs.plan(context -> context.export("json", machine.definition()))
                .outputs()
                .get("json")
                .toString();
    }

    private static JsonObject parsed(JobSpec spec) {
        return JsonParser.parseString(definition(spec)).getAsJsonObject();
    }

    private static JsonObject attempts(JobSpec spec) {
        return parsed(spec).getAsJsonObject("States").getAsJsonObject("Attempts");
    }

    private static JsonObject states(JobSpec spec) {
        return attempts(spec)
                .getAsJsonArray("Branches")
                .get(0)
                .getAsJsonObject()
                .getAsJsonObject("States");
    }

    @Test
    void aRunIsSkippedIfTheEarliestRunThatIsNotDoneIsAnother() {
        assertThat(definition(SPEC)).startsWith("""
                        {"StartAt":"ListRuns","States":{\
                        "ListRuns":{"Type":"Task","Resource":"arn:aws:states:::aws-sdk:sfn:listExecutions",\
                        "Parameters":{"StateMachineArn.$":"$$.StateMachine.Id","StatusFilter":"RUNNING"},\
                        "ResultSelector":{"runs.$":"$.Executions","count.$":"States.ArrayLength($.Executions)"},\
                        "Retry":[{"ErrorEquals":["States.TaskFailed"],"IntervalSeconds":2,"MaxAttempts":5,"BackoffRate":2,"MaxDelaySeconds":30}],\
                        "Next":"AreRunsListed"},\
                        "AreRunsListed":{"Type":"Choice","Choices":[{"Variable":"$.count","NumericEquals":0,"Next":"Attempts"}],"Default":"FindEarliestRun"},\
                        "FindEarliestRun":{"Type":"Pass","Parameters":{"run.$":"States.ArrayGetItem($.runs, States.MathAdd($.count, -1))","own.$":"$$.Execution.Id","start.$":"$$.Execution.StartTime"},"Next":"IsRunEarlier"},\
                        "IsRunEarlier":{"Type":"Choice","Choices":[\
                        {"Variable":"$.run.ExecutionArn","StringEqualsPath":"$.own","Next":"Attempts"},\
                        {"Variable":"$.run.StartDate","TimestampLessThanPath":"$.start","Next":"Skipped"},\
                        {"And":[{"Variable":"$.run.StartDate","TimestampEqualsPath":"$.start"},\
                        {"Variable":"$.run.ExecutionArn","StringLessThanPath":"$.own"}],"Next":"Skipped"}],"Default":"Attempts"},\
                        "Skipped":{"Type":"Pass","Parameters":{"result":"skipped","run.$":"$.run.ExecutionArn"},"End":true},\
                        "Attempts":""");
    }

    @Test
    void runsThatMayOverlapStartAtOnce() {
        var spec = SPEC.withRun(RunPolicy.DEFAULT.withOverlap(RunPolicy.RunOverlap.ALLOW));

        assertThat(parsed(spec).get("StartAt").getAsString()).isEqualTo("Attempts");
        assertThat(parsed(spec).getAsJsonObject("States").keySet()).containsExactly("Attempts");
    }

    @Test
    void theTaskRunsInTheClusterWithTheEventUntilItsTimeLimit() {
        assertThat(states(SPEC).get("RunTask")).hasToString("""
                        {"Type":"Task","Resource":"arn:aws:states:::ecs:runTask.sync",\
                        "Parameters":{"Cluster":"arn:aws:ecs:eu-west-1:123456789012:cluster/shop-dev-cluster",\
                        "TaskDefinition":"arn:aws:ecs:eu-west-1:123456789012:task-definition/shop-dev-report:1",\
                        "CapacityProviderStrategy":[{"CapacityProvider":"FARGATE","Weight":1}],\
                        "NetworkConfiguration":{"AwsvpcConfiguration":{"Subnets":["subnet-1","subnet-2"],"SecurityGroups":["sg-1"],"AssignPublicIp":"DISABLED"}},\
                        "Overrides":{"ContainerOverrides":[{"Name":"report","Environment":[{"Name":"EVENT","Value.$":"States.JsonToString($$.Execution.Input)"}]}]},\
                        "Group.$":"$$.Execution.Name","PropagateTags":"TASK_DEFINITION","EnableExecuteCommand":false},\
                        "TimeoutSeconds":3600,\
                        "Catch":[{"ErrorEquals":["States.Timeout"],"Next":"ListTasks"},{"ErrorEquals":["States.TaskFailed"],"Next":"IsTaskEnded"}],\
                        "Next":"Examine"}""");
    }

    @Test
    void spotAPublicAddressAndExecAreOfTheTask() {
        var spec = SPEC.withSpot(true)
                .withAssignPublicIp(true)
                .withTask(SPEC.task().withExec(true));

        assertThat(states(spec).get("RunTask").toString())
                .contains("{\"CapacityProvider\":\"FARGATE_SPOT\",\"Weight\":1}")
                .contains("\"AssignPublicIp\":\"ENABLED\"")
                .contains("\"EnableExecuteCommand\":true");
    }

    @Test
    void onlyFailedAttemptsAreRepeated() {
        assertThat(attempts(SPEC).has("Retry")).isFalse();
        assertThat(attempts(SPEC.withRun(RunPolicy.DEFAULT.withRetries(2))).get("Retry"))
                .hasToString("[{\"ErrorEquals\":[\"Job.Failed\"],\"IntervalSeconds\":60,\"MaxAttempts\":2,"
                        + "\"BackoffRate\":2,\"MaxDelaySeconds\":3600}]");
    }

    @Test
    void anAttemptSucceedsByTheExitCodeOfItsOwnContainer() {
        var states = states(SPEC);

        assertThat(states.getAsJsonObject("Examine").get("Parameters"))
                .hasToString(
                        "{\"task.$\":\"$.TaskArn\",\"stopCode.$\":\"$.StopCode\",\"stoppedReason.$\":\"$.StoppedReason\","
                                + "\"exitCodes.$\":\"$.Containers[?(@.Name == 'report')].ExitCode\"}");
        assertThat(states.getAsJsonObject("HasSucceeded").get("Choices"))
                .hasToString("[{\"And\":[{\"Variable\":\"$.stopCode\",\"StringEquals\":\"EssentialContainerExited\"},"
                        + "{\"Variable\":\"$.exitCodes[0]\",\"IsPresent\":true},"
                        + "{\"Variable\":\"$.exitCodes[0]\",\"NumericEquals\":0}],\"Next\":\"Succeeded\"}]");
        assertThat(states.getAsJsonObject("Failed"))
                .hasToString("{\"Type\":\"Fail\",\"Error\":\"Job.Failed\",\"CausePath\":\"States.JsonToString($)\"}");
        assertThat(states.getAsJsonObject("IsTaskEnded"))
                .hasToString(
                        "{\"Type\":\"Choice\",\"Choices\":[{\"Variable\":\"$.Error\",\"StringEquals\":\"States.TaskFailed\","
                                + "\"Next\":\"ReadTask\"}],\"Default\":\"NotStarted\"}");
    }

    @Test
    void theTaskOfTheRunIsStoppedAtTheTimeLimit() {
        var states = states(SPEC.withRun(RunPolicy.DEFAULT.withTimeout(Duration.ofMinutes(15))));

        assertThat(states.getAsJsonObject("RunTask").get("TimeoutSeconds").getAsInt())
                .isEqualTo(900);
        assertThat(states.getAsJsonObject("ListTasks").get("Parameters"))
                .hasToString("{\"Cluster\":\"arn:aws:ecs:eu-west-1:123456789012:cluster/shop-dev-cluster\","
                        + "\"Family\":\"shop-dev-report\",\"DesiredStatus\":\"RUNNING\"}");
        assertThat(states.getAsJsonObject("StopTasks").toString())
                .contains("{\"Variable\":\"$.task.Group\",\"StringEqualsPath\":\"$.run\",\"Next\":\"StopTask\"}")
                .contains("\"ItemSelector\":{\"task.$\":\"$$.Map.Item.Value\",\"run.$\":\"$$.Execution.Name\"}")
                .contains("\"Resource\":\"arn:aws:states:::aws-sdk:ecs:stopTask\"");
        assertThat(states.getAsJsonObject("TimedOut"))
                .hasToString("{\"Type\":\"Fail\",\"Error\":\"Job.TimedOut\","
                        + "\"Cause\":\"the task was stopped, since it was not done in 15 minutes\"}");
    }
}
