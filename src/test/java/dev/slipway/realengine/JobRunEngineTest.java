package dev.slipway.realengine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.gson.Gson;
import dev.slipway.base.Polling;
import dev.slipway.operate.DeployedStack;
import dev.slipway.operate.JobRun;
import dev.slipway.operate.StandaloneRun.RunResult;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** Runs of jobs after a real {@code up}: the emulated AWS executes their state machines. */
class JobRunEngineTest extends EngineHarness {
    private static final Runnable PAUSE = Polling.pause(Duration.ofMillis(200));

    private static OperatedStack operated;
    private static DeployedStack stack;
    private static SfnClient states;
    private static EcsClient ecs;
    private static CloudWatchLogsClient logs;
    private static CloudWatchClient cloudWatch;

    private final List<String> progress = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    @BeforeAll
    static void deploy() {
        operated = OperatedStack.createOfClasses("src/test/engine/Pulumi.jobs.yaml");
        var outputs = new Gson().toJsonTree(operated.stack().up().outputs()).getAsJsonObject();
        stack = new DeployedStack("jobs", outputs);
        states = stack.client(SfnClient.builder());
        ecs = stack.client(EcsClient.builder());
        logs = stack.client(CloudWatchLogsClient.builder());
        cloudWatch = stack.client(CloudWatchClient.builder());
    }

    @AfterAll
    static void close() {
        if (operated != null) {
            operated.close();
        }
    }

    private JobRun run(String job) {
        return new JobRun(stack, job, states, ecs, logs, new JobRun.RunOutput(progress::add, lines::add, PAUSE));
    }

    private RunResult runToItsEnd(String job) {
        var run = run(job);
        return run.await(run.start());
    }

    @Test
    void aJobSucceedsAlthoughItsSidecarIsKilled() {
        var ended = runToItsEnd("works");

        assertThat(ended.exitCode()).as(ended.toString()).hasValue(0);
        assertThat(lines).containsExactly("the command exits with 0");
        assertThat(progress).hasSize(2).last().asString().startsWith("attempt 1 is task ");
        assertThat(tasks("works"))
                .anySatisfy(task -> assertThat(task.overrides().toString()).contains("Name=EVENT, Value={}"))
                .allSatisfy(task -> assertThat(task.containers())
                        .extracting(Container::name, Container::exitCode)
                        .containsExactlyInAnyOrder(tuple("works", 0), tuple("proxy", 143)));
    }

    @Test
    void aScheduledRunGetsTheTimeForWhichItIsDue() {
        var target = operated.aws().get(REGION, "scheduler", schedule()).getAsJsonObject("Target");
        var input = target.get("Input").getAsString().replace("<aws.scheduler.scheduled-time>", "2026-11-30T22:00:00Z");
        var execution = states.startExecution(request ->
                        request.stateMachineArn(target.get("Arn").getAsString()).input(input))
                .executionArn();

        assertThat(run("works").await(execution).exitCode()).hasValue(0);
        assertThat(tasks("works")).anyMatch(task -> task.overrides()
                .toString()
                .contains("Name=EVENT, Value={\"scheduledTime\":\"2026-11-30T22:00:00Z\"}"));
        var status = operated.call("status", "jobs", "works");
        assertThat(status.code()).as(status.err()).isZero();
        assertThat(status.out())
                .containsPattern(
                        "\nworks  succeeded \\d+ s ago\n    next        in \\d+ (s|min|h|d): \\w{3} [-0-9]+ 23:00"
                                + " Europe/Berlin, cron\\(0 23 \\? \\* SUN-FRI \\*\\)\n");
    }

    /** The path of the only schedule. */
    private static String schedule() {
        var found = operated.aws()
                .get(REGION, "scheduler", "/schedules")
                .getAsJsonArray("Schedules")
                .get(0)
                .getAsJsonObject();
        return "/schedules/%s?groupName=%s"
                .formatted(
                        found.get("Name").getAsString(), found.get("GroupName").getAsString());
    }

    @Test
    void aJobThatFailsOnceSucceedsAMinuteLater() {
        var run = run("recovers");
        var execution = run.start();

        assertThat(run.await(execution).exitCode()).hasValue(0);
        assertThat(lines).containsExactlyInAnyOrder("the command exits with 1", "the command exits with 0");
        assertThat(progress).hasSize(3).last().asString().startsWith("attempt 2 is task ");
        assertThat(minutesBeforeRetries(execution)).containsExactly(1L);
    }

    @Test
    void aJobThatAlwaysFailsFailsAfterItsRetriesAndCountsForItsAlarm() {
        var run = run("fails");
        var execution = run.start();
        var ended = run.await(execution);

        assertThat(ended.exitCode()).hasValue(3);
        assertThat(ended.failure()).contains("the job exited with 3");
        assertThat(tasks("fails")).hasSize(3);
        assertThat(minutesBeforeRetries(execution)).containsExactly(1L, 2L);
        assertThat(sumOfAlarm("fails")).isEqualTo(1);
        assertThat(sumOfAlarm("recovers")).isZero();
        var status = operated.call("status", "jobs", "fails");
        assertThat(status.code()).isEqualTo(3);
        assertThat(status.out()).contains("\n    next        on request\n");
    }

    @Test
    void aJobThatHangsSkipsFurtherRunsAndIsStoppedAtItsTimeLimit() {
        var run = run("hangs");
        var first = run.start();
        awaitTask(first);

        var second = runToItsEnd("hangs");
        assertThat(second.exitCode()).isEmpty();
        assertThat(second.failure())
                .contains("the run was skipped, since %s is not done"
                        .formatted(first.substring(first.lastIndexOf(':') + 1)));
        assertThat(tasks("hangs")).hasSize(1);

        operated.aws().anHourPasses();
        assertThat(run.await(first).failure())
                .contains("the run failed: the task was stopped, since it was not done in 15 minutes");
        assertThat(tasks("hangs")).singleElement().satisfies(task -> {
            assertThat(task.lastStatus()).isEqualTo("STOPPED");
            assertThat(task.stoppedReason()).isEqualTo("the job's time limit");
        });

        aRunThatIsStoppedStopsItsTask();
    }

    private void aRunThatIsStoppedStopsItsTask() {
        var run = run("hangs");
        var execution = run.start();
        awaitTask(execution);
        run.stop(execution);

        assertThat(run.await(execution).failure()).contains("the run was stopped");
        assertThat(tasks("hangs"))
                .extracting(Task::stoppedReason)
                .containsExactlyInAnyOrder("the job's time limit", "the execution was stopped");
    }

    /** Waits until a run has a task. */
    private static void awaitTask(String execution) {
        while (history(execution).stream().noneMatch(event -> event.type() == HistoryEventType.TASK_SUBMITTED)) {
            assertThat(states.describeExecution(request -> request.executionArn(execution))
                            .status())
                    .isEqualTo(ExecutionStatus.RUNNING);
            PAUSE.run();
        }
    }

    private static List<HistoryEvent> history(String execution) {
        return states.getExecutionHistoryPaginator(request -> request.executionArn(execution)).events().stream()
                .toList();
    }

    /** The whole minutes between the end of each attempt and the next attempt. */
    private static List<Long> minutesBeforeRetries(String execution) {
        var events = history(execution);
        return IntStream.range(1, events.size())
                .filter(i -> events.get(i).type() == HistoryEventType.PARALLEL_STATE_STARTED)
                .mapToObj(i -> Duration.between(
                                events.get(i - 1).timestamp(), events.get(i).timestamp())
                        .toMinutes())
                .skip(1)
                .toList();
    }

    /** The tasks of a job, running or stopped. */
    private static List<Task> tasks(String job) {
        var family = stack.output("task_definition_arn", job)
                .orElseThrow()
                .replaceFirst(".*/", "")
                .replaceFirst(":\\d+$", "");
        var arns = new ArrayList<String>();
        for (var status : List.of(DesiredStatus.RUNNING, DesiredStatus.STOPPED)) {
            arns.addAll(ecs.listTasks(request ->
                            request.cluster(stack.cluster()).family(family).desiredStatus(status))
                    .taskArns());
        }
        return ecs.describeTasks(request -> request.cluster(stack.cluster()).tasks(arns))
                .tasks();
    }

    /** The sum of the metric of a job's alarm on failed runs. */
    private static double sumOfAlarm(String job) {
        var machine = stack.output(DeployedStack.JOBS, job).orElseThrow();
        var alarm = cloudWatch.describeAlarms().metricAlarms().stream()
                .filter(found -> found.dimensions().stream()
                        .anyMatch(dimension -> dimension.value().equals(machine)))
                .findFirst()
                .orElseThrow();
        return cloudWatch
                .getMetricStatistics(request -> request.namespace(alarm.namespace())
                        .metricName(alarm.metricName())
                        .dimensions(alarm.dimensions())
                        .statistics(Statistic.SUM)
                        .period(3600)
                        .startTime(Instant.now().minus(1, ChronoUnit.DAYS))
                        .endTime(Instant.now().plus(1, ChronoUnit.DAYS)))
                .datapoints()
                .stream()
                .mapToDouble(Datapoint::sum)
                .sum();
    }
}
