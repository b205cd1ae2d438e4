package dev.slipway.cli;

import com.google.gson.JsonObject;
import dev.slipway.base.Json;
import dev.slipway.base.Polling;
import dev.slipway.operate.StandaloneRun;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ecs.EcsClient;

/** Runs a command in a standalone task of a service. */
@Command(
        name = "run",
        description = {
            "Runs a command in a standalone task with a service's image, environment, secrets and network.",
            "Prints its log, and exits with its exit code. Ctrl-C stops the task."
        },
        mixinStandardHelpOptions = true,
        customSynopsis = "slipway run [-h] [--detach] [--json] STACK [SERVICE] -- COMMAND...",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0..255:the exit code of the command",
            "2:also for wrong usage",
            "125:the task did not start, was stopped, or cannot be followed",
            "130:stopped by Ctrl-C"
        },
        exitCodeOnExecutionException = RunCommand.NO_EXIT_CODE)
final class RunCommand implements Callable<Integer> {
    /** The exit code of a task without one, as in {@code docker run}. */
    static final int NO_EXIT_CODE = 125;

    @Mixin
    private TaskArgument task = new TaskArgument();

    @Option(names = "--detach", description = "Starts the task, prints its ARN, and does not wait.")
    private boolean detach;

    @Option(names = "--json", description = "Prints task and exit code as JSON; the log goes to standard error.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var command = task.commandNamed();
        var asked = task.service();
        var stack = task.read();
        var out = spec.commandLine().getOut();
        var err = spec.commandLine().getErr();
        try (var ecs = stack.client(EcsClient.builder());
                var logs = stack.client(CloudWatchLogsClient.builder())) {
            var oneOff = new StandaloneRun(
                    stack,
                    stack.serviceOfTasks(asked),
                    ecs,
                    logs,
                    line -> print(err, line),
                    line -> print(json ? err : out, line),
                    Polling.pause(StandaloneRun.INTERVAL));
            var started = oneOff.start(command);
            if (detach) {
                print(out, json ? json(started.arn(), null, null) : started.arn());
                return 0;
            }
            var ended = toEnd(oneOff, started, err);
            ended.failure().ifPresent(why -> print(err, why));
            var code = ended.exitCode().orElse(NO_EXIT_CODE);
            if (json) {
                print(out, json(started.arn(), code, ended.failure().orElse(null)));
            }
            return code;
        }
    }

    private static StandaloneRun.Ended toEnd(StandaloneRun oneOff, StandaloneRun.StartedTask started, PrintWriter err) {
        var stop = new Thread(() -> {
            print(err, "stopping the task");
            oneOff.stop(started);
        });
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            return oneOff.await(started);
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

    private static void print(PrintWriter to, String line) {
        to.println(line);
        to.flush();
    }
}
