package dev.slipway.components.job;

import static dev.slipway.components.job.AmazonStates.all;
import static dev.slipway.components.job.AmazonStates.choice;
import static dev.slipway.components.job.AmazonStates.machine;
import static dev.slipway.components.job.AmazonStates.object;
import static dev.slipway.components.job.AmazonStates.pass;
import static dev.slipway.components.job.AmazonStates.rule;
import static dev.slipway.components.job.AmazonStates.test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The states of one attempt of a job: the task, the examination of its end, and the stop at the time limit.
 *
 * @param amazon makes states that call AWS
 */
record JobAttempt(AmazonStates amazon, JobTask task, JobSpec spec) {
    /** The first state. */
    static final String FIRST = "RunTask";

    private static final String NAME = "$$.Execution.Name";
    private static final String EXAMINE = "Examine";
    private static final String STOPPED = "TimedOut";

    /** The states of one attempt. */
    Map<String, Object> states() {
        var states = new LinkedHashMap<String, Object>();
        states.put(FIRST, runTask());
        // Also the error of a task that did not start, whose cause is a sentence.
        states.put(
                "IsTaskEnded",
                choice("NotStarted", List.of(rule("$.Error", "StringEquals", "States.TaskFailed", "ReadTask"))));
        states.put("NotStarted", object("Type", "Fail", "Error", JobStateMachine.FAILED, "CausePath", "$.Cause"));
        var read = pass(object("task.$", "States.StringToJson($.Cause)"), "Next", EXAMINE);
        read.put("OutputPath", "$.task");
        states.put("ReadTask", read);
        states.put(
                EXAMINE,
                pass(
                        object(
                                "task.$",
                                "$.TaskArn",
                                "stopCode.$",
                                "$.StopCode",
                                "stoppedReason.$",
                                "$.StoppedReason",
                                "exitCodes.$",
                                "$.Containers[?(@.Name == '%s')].ExitCode".formatted(task.container())),
                        "Next",
                        "HasSucceeded"));
        states.put(
                "HasSucceeded",
                choice(
                        "Failed",
                        List.of(all(
                                "Succeeded",
                                List.of(
                                        // The task of an interrupted Spot instance has another code.
                                        test("$.stopCode", "StringEquals", "EssentialContainerExited"),
                                        test("$.exitCodes[0]", "IsPresent", true),
                                        test("$.exitCodes[0]", "NumericEquals", 0))))));
        states.put("Succeeded", object("Type", "Succeed"));
        states.put(
                "Failed",
                object("Type", "Fail", "Error", JobStateMachine.FAILED, "CausePath", "States.JsonToString($)"));
        states.putAll(timeout());
        return states;
    }

    private Map<String, Object> runTask() {
        var network = object("Subnets", task.subnets(), "SecurityGroups", task.securityGroups());
        network.put("AssignPublicIp", spec.assignPublicIp() ? "ENABLED" : "DISABLED");
        var provider = object("CapacityProvider", spec.spot() ? "FARGATE_SPOT" : "FARGATE", "Weight", 1);
        var event = object("Name", JobSpec.EVENT, "Value.$", "States.JsonToString($$.Execution.Input)");
        var parameters = object("Cluster", task.cluster(), "TaskDefinition", task.definition());
        parameters.put("CapacityProviderStrategy", List.of(provider));
        parameters.put("NetworkConfiguration", object("AwsvpcConfiguration", network));
        parameters.put(
                "Overrides",
                object("ContainerOverrides", List.of(object("Name", task.container(), "Environment", List.of(event)))));
        parameters.put("Group.$", NAME);
        parameters.put("PropagateTags", "TASK_DEFINITION");
        parameters.put("EnableExecuteCommand", spec.task().exec());
        var state = object("Type", "Task", "Resource", amazon.resource("ecs:runTask.sync"));
        state.put("Parameters", parameters);
        state.put("TimeoutSeconds", spec.run().timeout().toSeconds());
        state.put(
                "Catch",
                List.of(
                        object("ErrorEquals", List.of("States.Timeout"), "Next", "ListTasks"),
                        object("ErrorEquals", List.of("States.TaskFailed"), "Next", "IsTaskEnded")));
        state.put("Next", EXAMINE);
        return state;
    }

    /** The states that stop the task of this execution. */
    private Map<String, Object> timeout() {
        var states = new LinkedHashMap<String, Object>();
        states.put(
                "ListTasks",
                amazon.call(
                        "aws-sdk:ecs:listTasks",
                        object("Cluster", task.cluster(), "Family", task.family(), "DesiredStatus", "RUNNING"),
                        object("tasks.$", "$.TaskArns", "count.$", "States.ArrayLength($.TaskArns)"),
                        "AreTasksListed"));
        states.put("AreTasksListed", choice("DescribeTasks", List.of(rule("$.count", "NumericEquals", 0, STOPPED))));
        states.put(
                "DescribeTasks",
                amazon.call(
                        "aws-sdk:ecs:describeTasks",
                        object("Cluster", task.cluster(), "Tasks.$", "$.tasks"),
                        object("tasks.$", "$.Tasks"),
                        "StopTasks"));
        var stop = object("Type", "Map", "ItemsPath", "$.tasks");
        stop.put("ItemSelector", object("task.$", "$$.Map.Item.Value", "run.$", NAME));
        stop.put("ItemProcessor", machine("IsOwnTask", stopOwn()));
        stop.put("Next", STOPPED);
        states.put("StopTasks", stop);
        states.put(
                STOPPED,
                object(
                        "Type",
                        "Fail",
                        "Error",
                        JobStateMachine.TIMED_OUT,
                        "Cause",
                        "the task was stopped, since it was not done in %d minutes"
                                .formatted(spec.run().timeout().toMinutes())));
        return states;
    }

    private Map<String, Object> stopOwn() {
        var states = new LinkedHashMap<String, Object>();
        states.put(
                "IsOwnTask",
                choice("KeepTask", List.of(rule("$.task.Group", "StringEqualsPath", "$.run", "StopTask"))));
        states.put("KeepTask", object("Type", "Succeed"));
        var stop = amazon.call(
                "aws-sdk:ecs:stopTask",
                object("Cluster", task.cluster(), "Task.$", "$.task.TaskArn", "Reason", "the job's time limit"),
                object("task.$", "$.Task.TaskArn"),
                "");
        stop.remove("Next");
        stop.put("End", true);
        states.put("StopTask", stop);
        return states;
    }
}
