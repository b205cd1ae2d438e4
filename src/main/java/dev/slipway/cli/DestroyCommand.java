package dev.slipway.cli;

import com.pulumi.exceptions.RunException;
import dev.slipway.operate.EnvironmentUsers;
import dev.slipway.operate.PulumiCli;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Destroys a stack whose environment no other stack uses. */
@Command(
        name = "destroy",
        description = {
            "Destroys a stack by pulumi destroy, which asks before it deletes anything.",
            "A stack whose environment other stacks use is refused, with their names."
        },
        footer = "  ./slipway destroy dev",
        exitCodeList = {
            "0:the stack is destroyed",
            "1:other stacks use its environment, or its outputs cannot be read",
            "2:wrong usage",
            "3 and higher:the exit code of pulumi destroy"
        })
final class DestroyCommand extends SlipwayCommand {
    @Mixin
    private StackArgument stack = new StackArgument();

    @Option(names = "--yes", description = "Destroys the stack without a question; required without a terminal.")
    private boolean yes;

    @Override
    public Integer call() {
        var deployed = stack.read();
        var users = EnvironmentUsers.of(deployed).orElse(List.of());
        if (!users.isEmpty()) {
            throw new RunException(
                    "the environment of %s is in use by %s; destroy %s first, or remove slipway:environment from %s"
                            .formatted(
                                    deployed.name(),
                                    String.join(", ", users),
                                    users.size() == 1 ? "that stack" : "these stacks",
                                    users.size() == 1 ? "its stack file" : "their stack files"));
        }
        return new PulumiCli(machine()).destroy(deployed.name(), yes);
    }
}
