package dev.slipway.cli;

import dev.slipway.operate.ExecSession;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Opens a shell in a running task, by ECS Exec. */
@Command(
        name = "exec",
        description = {
            "Opens a shell in a running task of a service, or runs a command there, by ECS Exec.",
            "Requires exec: true in the service's settings, and AWS's session-manager-plugin."
        },
        mixinStandardHelpOptions = true,
        customSynopsis = "slipway exec [-h] [--container NAME] STACK [SERVICE] [-- COMMAND...]",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the session has ended; AWS does not report the command's exit code, unlike slipway run",
            "1:the session cannot be opened",
            "2:wrong usage",
        })
final class ExecCommand implements Callable<Integer> {
    @Mixin
    private TaskArgument task = new TaskArgument();

    @Option(
            names = "--container",
            paramLabel = "NAME",
            description = "A sidecar instead of the service's own container.")
    private @Nullable String container;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var asked = task.service();
        var err = spec.commandLine().getErr();
        return ExecSession.open(
                Slipway.machine(spec), task.read(), asked, Optional.ofNullable(container), task.command(), line -> {
                    err.println(line);
                    err.flush();
                });
    }
}
