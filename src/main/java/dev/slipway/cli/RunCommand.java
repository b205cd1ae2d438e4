package dev.slipway.cli;

import com.google.gson.JsonObject;
import dev.slipway.base.Json;
import dev.slipway.base.Polling;
import dev.slipway.base.ShutdownHook;
import dev.slipway.operate.DeployedStack;
import dev.slipway.operate.JobRun;
import dev.slipway.operate.StandaloneRun;
import java.util.function.Consumer;
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
            if (detach) {
                return printStarted("task", run.start(command).arn());
            }
            try (var task = stoppedByCtrlC("the task", () -> run.start(command), run::stop)) {
                return report("task", task.started().arn(), run.await(task.started()));
            }
        }
    }

    private int runJob(DeployedStack stack, String job) {
        try (var states = stack.client(SfnClient.builder());
                var ecs = stack.client(EcsClient.builder());
                var logs = stack.client(CloudWatchLogsClient.builder())) {
            var output = new JobRun.RunOutput(
                    this::printProgress, json ? this::printProgress : this::print, Polling.pause(JobRun.INTERVAL));
            var run = new JobRun(stack, job, states, ecs, logs, output);
            if (detach) {
                return printStarted("execution", run.start());
            }
            try (var execution = stoppedByCtrlC("the run", run::start, run::stop)) {
                return report("execution", execution.started(), run.await(execution.started()));
            }
        }
    }

    private int printStarted(String kind, String arn) {
        print(json ? json(kind, arn, null, null) : arn);
        return 0;
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

    private <T> ShutdownHook<T> stoppedByCtrlC(String what, Supplier<T> start, Consumer<T> stop) {
        return new ShutdownHook<>(start, started -> {
            printProgress("stopping " + what);
            stop.accept(started);
        });
    }

    private static String json(String kind, String arn, @Nullable Integer exitCode, @Nullable String failure) {
        var object = new JsonObject();
        object.addProperty(kind, arn);
        object.addProperty("exitCode", exitCode);
        object.addProperty("failure", failure);
        return Json.compactWithNulls(object);
    }
}
