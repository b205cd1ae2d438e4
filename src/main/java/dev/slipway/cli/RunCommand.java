package dev.slipway.cli;

import com.google.gson.JsonObject;
import dev.slipway.base.Json;
import dev.slipway.base.Polling;
import dev.slipway.operate.DeployedStack;
import dev.slipway.operate.JobRun;
import dev.slipway.operate.StandaloneRun;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Runs a command in a standalone task of a service, or a job. */
@Command(
        name = "run",
        description = {
            "Runs a command in a standalone task with a service's image, environment, secrets and network.",
            "Prints its log, and exits with its exit code. Ctrl-C stops the task.",
            "With the name of a job instead, runs the job with its own command and retries."
        },
        customSynopsis = {
            "slipway run [-h] [--detach] [--json] STACK [SERVICE] -- COMMAND...",
            "slipway run [-h] [--detach] [--json] STACK JOB"
        },
        footer = "  ./slipway run dev orders -- env",
        exitCodeList = {
            "0..255:the exit code of the command",
            "2:also for wrong usage",
            "125:the task did not start, was stopped, or cannot be followed; the run of a job was skipped or stopped",
            "130:stopped by Ctrl-C"
        },
        exitCodeOnExecutionException = RunCommand.NO_EXIT_CODE)
final class RunCommand extends SlipwayCommand {
    /** The exit code of a task without one, as in {@code docker run}. */
    static final int NO_EXIT_CODE = 125;

    @Mixin
    private TaskArgument task = new TaskArgument();

    @Option(names = "--detach", description = "Starts the task or the run, prints its ARN, and does not wait.")
    private boolean detach;

    @Option(names = "--json", description = "Prints task or run and exit code as JSON; the log goes to standard error.")
    private boolean json;

    @Override
    public Integer call() {
        var job = task.job();
        if (job.isEmpty()) {
            task.commandNamed();
        }
        var requested = task.service();
        var stack = task.read();
        if (job.filter(stack.jobs()::contains).isPresent()) {
            return runJob(stack, job.get());
        }
        var command = task.commandNamed();
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
                print(json ? json("task", started.arn(), null, null) : started.arn());
                return 0;
            }
            var ended = stoppedByCtrlC("the task", () -> run.stop(started), () -> run.await(started));
            return report("task", started.arn(), ended);
        }
    }

    private int runJob(DeployedStack stack, String job) {
        try (var states = stack.client(SfnClient.builder());
                var ecs = stack.client(EcsClient.builder());
                var logs = stack.client(CloudWatchLogsClient.builder())) {
            var output = new JobRun.RunOutput(
                    this::printProgress, json ? this::printProgress : this::print, Polling.pause(JobRun.INTERVAL));
            var run = new JobRun(stack, job, states, ecs, logs, output);
            var execution = run.start();
            if (detach) {
                print(json ? json("execution", execution, null, null) : execution);
                return 0;
            }
            var ended = stoppedByCtrlC("the run", () -> run.stop(execution), () -> run.await(execution));
            return report("execution", execution, ended);
        }
    }

    /** @param kind the key of the ARN in JSON */
    private int report(String kind, String arn, StandaloneRun.RunResult ended) {
        ended.failure().ifPresent(this::printProgress);
        var code = ended.exitCode().orElse(NO_EXIT_CODE);
        if (json) {
            print(json(kind, arn, code, ended.failure().orElse(null)));
        }
        return code;
    }

    private StandaloneRun.RunResult stoppedByCtrlC(
            String what, Runnable stopRun, Supplier<StandaloneRun.RunResult> await) {
        var stop = new Thread(() -> {
            printProgress("stopping " + what);
            stopRun.run();
        });
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            return await.get();
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

    private static String json(String kind, String arn, @Nullable Integer exitCode, @Nullable String failure) {
        var object = new JsonObject();
        object.addProperty(kind, arn);
        object.addProperty("exitCode", exitCode);
        object.addProperty("failure", failure);
        return Json.compactWithNulls(object);
    }
}
