package dev.slipway.components.job;

import static dev.slipway.components.job.AmazonStates.all;
import static dev.slipway.components.job.AmazonStates.choice;
import static dev.slipway.components.job.AmazonStates.machine;
import static dev.slipway.components.job.AmazonStates.object;
import static dev.slipway.components.job.AmazonStates.pass;
import static dev.slipway.components.job.AmazonStates.rule;
import static dev.slipway.components.job.AmazonStates.test;

import com.pulumi.core.Output;
import dev.slipway.base.AwsContext;
import dev.slipway.base.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The definition of a job's state machine in the
 * <a href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html">Amazon States
 * Language</a>.
 *
 * <ol>
 *   <li>With {@code overlap: skip}, a run ends as skipped if an earlier one is not done. Runs are compared by their start, and
 *       by their ARN if they start at the same time, so that of several runs one is not skipped.
 *   <li>{@code Attempts} contains an attempt and repeats it. It is a state around the attempt, because
 *       <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-ecs.html">runTask.sync</a> fails for the exit code of
 *       any container: ECS kills sidecars when the job's own container has ended. An attempt succeeds if its own container
 *       ends by itself with exit code 0.
 *   <li>At the time limit the task is stopped, since Step Functions
 *       <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html#connect-sync">cancels</a> the task of
 *       an execution that is stopped, and not the one of a state that times out. Step Functions sets {@code startedBy} of the
 *       task itself, so that the group of the task names the execution.
 * </ol>
 *
 * @param amazon makes states that call AWS
 */
record JobStateMachine(AmazonStates amazon, JobTask task, JobSpec spec) {
    /** The error of a run whose task failed, after all retries. */
    static final String FAILED = "Job.Failed";

    /** The error of a run whose task was stopped at the time limit. */
    static final String TIMED_OUT = "Job.TimedOut";

    private static final String ARN = "$.own";
    private static final String START = "$.start";
    private static final String ATTEMPTS = "Attempts";

    static JobStateMachine of(JobTask task, JobSpec spec) {
        return new JobStateMachine(new AmazonStates(AwsContext.partition()), task, spec);
    }

    /** The definition as JSON text. */
    Output<String> definition() {
        var skips = spec.run().overlap() == RunPolicy.RunOverlap.SKIP;
        var states = new LinkedHashMap<String, Object>();
        if (skips) {
            states.putAll(overlap());
        }
        states.put(ATTEMPTS, attempts());
        return Json.text(machine(skips ? "ListRuns" : ATTEMPTS, states));
    }

    /** The states that find the earliest run that is not done. The executions are sorted, the last one is the earliest. */
    private Map<String, Object> overlap() {
        var states = new LinkedHashMap<String, Object>();
        states.put(
                "ListRuns",
                amazon.call(
                        "aws-sdk:sfn:listExecutions",
                        object("StateMachineArn.$", "$$.StateMachine.Id", "StatusFilter", "RUNNING"),
                        object("runs.$", "$.Executions", "count.$", "States.ArrayLength($.Executions)"),
                        "AreRunsListed"));
        states.put("AreRunsListed", choice("FindEarliestRun", List.of(rule("$.count", "NumericEquals", 0, ATTEMPTS))));
        states.put(
                "FindEarliestRun",
                pass(
                        object(
                                "run.$",
                                "States.ArrayGetItem($.runs, States.MathAdd($.count, -1))",
                                "own.$",
                                "$$.Execution.Id",
                                "start.$",
                                "$$.Execution.StartTime"),
                        "Next",
                        "IsRunEarlier"));
        states.put(
                "IsRunEarlier",
                choice(
                        ATTEMPTS,
                        List.of(
                                rule("$.run.ExecutionArn", "StringEqualsPath", ARN, ATTEMPTS),
                                rule("$.run.StartDate", "TimestampLessThanPath", START, "Skipped"),
                                all(
                                        "Skipped",
                                        List.of(
                                                test("$.run.StartDate", "TimestampEqualsPath", START),
                                                test("$.run.ExecutionArn", "StringLessThanPath", ARN))))));
        states.put("Skipped", pass(object("result", "skipped", "run.$", "$.run.ExecutionArn"), "End", true));
        return states;
    }

    private Map<String, Object> attempts() {
        var state = object(
                "Type",
                "Parallel",
                "Branches",
                List.of(machine(JobAttempt.FIRST, new JobAttempt(amazon, task, spec).states())));
        if (spec.run().retries() > 0) {
            state.put("Retry", List.of(AmazonStates.retry(FAILED, 60, spec.run().retries(), 3600)));
        }
        state.put("ResultSelector", object("result", "succeeded", "task.$", "$[0].task"));
        state.put("End", true);
        return state;
    }
}
