package dev.slipway.cli;

import dev.slipway.operate.ExecSession;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Opens a shell in a running task, by ECS Exec. */
@Command(
        name = "exec",
        description = {
            "Opens a shell in a running task of a service, or runs a command there, by ECS Exec.",
            "Requires exec: true in the service's settings, and AWS's session-manager-plugin."
        },
        customSynopsis = "slipway exec [-h] [--container NAME] STACK [SERVICE] [-- COMMAND...]",
        footer = {"  ./slipway exec dev orders", "  ./slipway exec dev orders -- env"},
        exitCodeList = {
            "0:the session has ended; AWS does not report the command's exit code, unlike slipway run",
            "1:the session cannot be opened",
            "2:wrong usage",
        })
final class ExecCommand extends SlipwayCommand {
    @Mixin
    private TaskArgument task = new TaskArgument();

    @Option(
            names = "--container",
            paramLabel = "NAME",
            description = "A sidecar instead of the service's own container.")
    private @Nullable String container;

    @Override
    public Integer call() {
        var requested = task.service();
        return ExecSession.open(
                machine(), task.read(), requested, Optional.ofNullable(container), task.command(), this::printProgress);
    }
}
