package dev.slipway.operate;

import com.pulumi.exceptions.RunException;
import dev.slipway.awsapi.StandaloneTask;
import dev.slipway.awsapi.failure.Failure;
import dev.slipway.awsapi.failure.TaskLog;
import dev.slipway.base.Arns;
import dev.slipway.base.Polling;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerOverride;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * A command in a standalone task with the service's running revision: its image, environment, secrets, roles, size,
 * sidecars and network.
 */
public final class StandaloneRun {
    /** Exit codes from here on are the container runtime's, not the command's. */
    private static final int ENDED_OTHERWISE = 125;

    /** The time between two reads of the task and of its log. */
    public static final Duration INTERVAL = Duration.ofSeconds(2);

    private final TaskService service;
    private final CloudWatchLogsClient logs;
    private final Consumer<String> progress;
    private final Consumer<String> lines;
    private final Runnable pause;

    /**
     * @param progress gets the progress
     * @param lines gets the command's log
     * @param pause passes {@link #INTERVAL}
     */
    public StandaloneRun(
            DeployedStack stack,
            String service,
            EcsClient ecs,
            CloudWatchLogsClient logs,
            Consumer<String> progress,
            Consumer<String> lines,
            Runnable pause) {
        this.service = new TaskService(stack, service, ecs);
        this.logs = logs;
        this.progress = progress;
        this.lines = lines;
        this.pause = pause;
    }

    /**
     * A task that was started.
     *
     * @param arn the task's ARN
     * @param log the log stream of the command
     */
    public record StartedTask(String arn, TaskLog log) {
        String id() {
            return Arns.id(arn);
        }
    }

    /**
     * The result of a task.
     *
     * @param exitCode the command's; empty if it never started or was stopped before
     * @param failure the reason, with the likely cause if one is known; empty if it succeeded
     */
    public record RunResult(OptionalInt exitCode, Optional<String> failure) {}

    /** @param command replaces the command of the image, as in {@code docker run} */
    public StartedTask start(List<String> command) {
        var running = service.describe();
        var definition = service.definition(running.taskDefinition()).taskDefinition();
        var log = service.log(logs, definition);
        var override = ContainerOverride.builder()
                .name(service.name())
                .command(command)
                .build();
        var arn = tasks().start(
                        definition.taskDefinitionArn(),
                        running.networkConfiguration().awsvpcConfiguration(),
                        List.of(override),
                        why -> new RunException("the task of %s did not start: %s".formatted(service.name(), why)));
        var started = new StartedTask(arn, log);
        progress.accept("task %s of %s, revision %d: %s"
                .formatted(started.id(), service.name(), definition.revision(), String.join(" ", command)));
        return started;
    }

    /** Waits for the end of a task, and passes on the command's log. */
    public RunResult await(StartedTask started) {
        var tail = new LogTail(logs, started.log().group(), started.log().stream(started.arn()));
        var polling = new Polling(INTERVAL, ChronoUnit.FOREVER.getDuration(), () -> {
            tail.read(lines);
            pause.run();
        });
        var task = tasks().await(
                        started.arn(),
                        polling,
                        status -> progress.accept("task %s is %s".formatted(started.id(), status)))
                .orElseThrow();
        // Lines come to CloudWatch a little after they are written.
        tail.read(lines);
        do {
            pause.run();
        } while (tail.read(lines));
        return ended(task, started.log());
    }

    /** Stops a running task. */
    public void stop(StartedTask started) {
        tasks().stop(started.arn(), "stopped by ./slipway run");
    }

    private StandaloneTask tasks() {
        return new StandaloneTask(service.ecs(), service.stack().cluster());
    }

    private RunResult ended(Task task, TaskLog log) {
        var code = task.containers().stream()
                .filter(container -> container.name().equals(service.name()))
                .map(container -> container.exitCode())
                .filter(exit -> exit != null)
                .mapToInt(Integer::intValue)
                .findFirst();
        if (code.isEmpty() || code.getAsInt() >= ENDED_OTHERWISE) {
            return new RunResult(
                    code,
                    Optional.of("the task failed: "
                            + Failure.of(Optional.of(task), List.of(), log).text()));
        }
        return new RunResult(
                code,
                code.getAsInt() == 0 ? Optional.empty() : Optional.of("the command exited with " + code.getAsInt()));
    }
}
