package dev.slipway.operate;

import dev.slipway.base.Arns;
import dev.slipway.base.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** A run of a job on request: an execution of its state machine, whose attempts are followed by their logs. */
public final class JobRun {
    /** The time between two reads of the execution and of the log of its task. */
    public static final Duration INTERVAL = Duration.ofSeconds(2);

    private static final Pattern TASK = Pattern.compile("\"TaskArn\":\\s*\"([^\"]+)\"");
    private static final Pattern EXIT_CODE = Pattern.compile("\"exitCodes\":\\[(\\d+)]");

    private final DeployedStack stack;
    private final String job;
    private final SfnClient states;
    private final EcsClient ecs;
    private final CloudWatchLogsClient logs;
    private final RunOutput output;
    private final Map<String, LogTail> attempts = new LinkedHashMap<>();

    /**
     * Receivers of a run's output.
     *
     * @param progress gets the progress
     * @param lines gets the job's log
     * @param pause passes {@link #INTERVAL}
     */
    public record RunOutput(Consumer<String> progress, Consumer<String> lines, Runnable pause) {}

    public JobRun(
            DeployedStack stack,
            String job,
            SfnClient states,
            EcsClient ecs,
            CloudWatchLogsClient logs,
            RunOutput output) {
        this.stack = stack;
        this.job = job;
        this.states = states;
        this.ecs = ecs;
        this.logs = logs;
        this.output = output;
    }

    /** Starts an execution, and returns its ARN. */
    public String start() {
        var machine = stack.output(DeployedStack.JOBS, job).orElseThrow();
        var arn = states.startExecution(
                        request -> request.stateMachineArn(machine).input("{}"))
                .executionArn();
        output.progress().accept("run %s of %s".formatted(name(arn), job));
        return arn;
    }

    /** Waits for the end of an execution, and passes on the log of each attempt. */
    public StandaloneRun.RunResult await(String execution) {
        while (true) {
            var described = states.describeExecution(request -> request.executionArn(execution));
            findAttempts(execution);
            attempts.values().forEach(tail -> tail.read(output.lines()));
            if (described.status() != ExecutionStatus.RUNNING) {
                readLastLines();
                return result(described);
            }
            output.pause().run();
        }
    }

    /** Stops an execution; Step Functions stops its task. */
    public void stop(String execution) {
        states.stopExecution(request -> request.executionArn(execution).cause("stopped by ./slipway run"));
    }

    /** Lines come to CloudWatch a little after they are written. */
    private void readLastLines() {
        var any = !attempts.isEmpty();
        while (any) {
            output.pause().run();
            any = false;
            for (var tail : attempts.values()) {
                any |= tail.read(output.lines());
            }
        }
    }

    /** The tasks of the execution, one for each attempt, by its history. */
    private void findAttempts(String execution) {
        states.getExecutionHistoryPaginator(request -> request.executionArn(execution)).events().stream()
                .filter(event -> event.type() == HistoryEventType.TASK_SUBMITTED)
                .map(event -> TASK.matcher(event.taskSubmittedEventDetails().output()))
                .filter(found -> found.find())
                .map(found -> found.group(1))
                .filter(task -> !attempts.containsKey(task))
                .forEach(task -> {
                    output.progress().accept("attempt %d is task %s".formatted(attempts.size() + 1, Arns.id(task)));
                    attempts.put(task, tail(task));
                });
    }

    private LogTail tail(String task) {
        var definition = ecs.describeTasks(
                        request -> request.cluster(stack.cluster()).tasks(task))
                .tasks()
                .get(0)
                .taskDefinitionArn();
        var streams = LogStreams.of(
                ecs.describeTaskDefinition(request -> request.taskDefinition(definition))
                        .taskDefinition(),
                job);
        return new LogTail(logs, stack.logGroup(job), streams + Arns.id(task));
    }

    private StandaloneRun.RunResult result(DescribeExecutionResponse ended) {
        if (ended.status() == ExecutionStatus.SUCCEEDED) {
            return Json.member(ended.output(), "result")
                            .filter("skipped"::equals)
                            .isPresent()
                    ? failed("the run was skipped, since %s is not done"
                            .formatted(Json.member(ended.output(), "run")
                                    .map(JobRun::name)
                                    .orElse("an earlier one")))
                    : new StandaloneRun.RunResult(OptionalInt.of(0), Optional.empty());
        }
        var cause = Optional.ofNullable(ended.cause()).orElse("");
        var code = EXIT_CODE.matcher(cause);
        if (code.find()) {
            var exit = Integer.parseInt(code.group(1));
            return exit == 0
                    ? failed("the task was stopped before its end: "
                            + Json.member(cause, "stoppedReason").orElse(cause))
                    : new StandaloneRun.RunResult(OptionalInt.of(exit), Optional.of("the job exited with " + exit));
        }
        return failed(
                ended.status() == ExecutionStatus.ABORTED
                        ? "the run was stopped"
                        : "the run failed: "
                                + Json.member(cause, "stoppedReason").orElse(cause));
    }

    private static StandaloneRun.RunResult failed(String why) {
        return new StandaloneRun.RunResult(OptionalInt.empty(), Optional.of(why));
    }

    private static String name(String execution) {
        return execution.substring(execution.lastIndexOf(':') + 1);
    }
}
