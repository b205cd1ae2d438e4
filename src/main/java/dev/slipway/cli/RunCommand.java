package dev.slipway.cli;

import com.google.gson.JsonObject;
import dev.slipway.base.Json;
import dev.slipway.base.Polling;
import dev.slipway.operate.StandaloneRun;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ecs.EcsClient;

/** Runs a command in a standalone task of a service. */
@Command(
        name = "run",
        description = {
            "Runs a command in a standalone task with a service's image, environment, secrets and network.",
            "Prints its log, and exits with its exit code. Ctrl-C stops the task."
        },
        customSynopsis = "slipway run [-h] [--detach] [--json] STACK [SERVICE] -- COMMAND...",
        exitCodeList = {
            "0..255:the exit code of the command",
            "2:also for wrong usage",
            "125:the task did not start, was stopped, or cannot be followed",
            "130:stopped by Ctrl-C"
        },
        exitCodeOnExecutionException = RunCommand.NO_EXIT_CODE)
final class RunCommand extends SlipwayCommand {
    /** The exit code of a task without one, as in {@code docker run}. */
    static final int NO_EXIT_CODE = 125;

    @Mixin
    private TaskArgument task = new TaskArgument();

    @Option(names = "--detach", description = "Starts the task, prints its ARN, and does not wait.")
    private boolean detach;

    @Option(names = "--json", description = "Prints task and exit code as JSON; the log goes to standard error.")
    private boolean json;

    @Override
    public Integer call() {
        var command = task.commandNamed();
        var requested = task.service();
        var stack = task.read();
        try (var ecs = stack.client(EcsClient.builder());
                var logs = stack.client(CloudWatchLogsClient.builder())) {
            var run = new StandaloneRun(
                    stack,
                    stack.serviceOfTasks(requested),
                    ecs,
                    logs,
                    this::printProgress,
                    json ? this::printProgress : this::print,
                    Polling.pause(StandaloneRun.INTERVAL));
            var started = run.start(command);
            if (detach) {
                print(json ? json(started.arn(), null, null) : started.arn());
                return 0;
            }
            var ended = awaitEnd(run, started);
            ended.failure().ifPresent(this::printProgress);
            var code = ended.exitCode().orElse(NO_EXIT_CODE);
            if (json) {
                print(json(started.arn(), code, ended.failure().orElse(null)));
            }
            return code;
        }
    }

    private StandaloneRun.RunResult awaitEnd(StandaloneRun run, StandaloneRun.StartedTask started) {
        var stop = new Thread(() -> {
            printProgress("stopping the task");
            run.stop(started);
        });
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            return run.await(started);
        } finally {
            removeHook(stop);
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // It runs at this moment.
        }
    }

    private static String json(String arn, @Nullable Integer exitCode, @Nullable String failure) {
        var object = new JsonObject();
        object.addProperty("task", arn);
        object.addProperty("exitCode", exitCode);
        object.addProperty("failure", failure);
        return Json.compactWithNulls(object);
    }
}
