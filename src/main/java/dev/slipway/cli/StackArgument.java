package dev.slipway.cli;

import dev.slipway.operate.DeployedStack;
import dev.slipway.operate.PulumiCli;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The first word after a command that operates a deployed stack as a whole. */
final class StackArgument {
    @Parameters(
            index = "0",
            paramLabel = "STACK",
            completionCandidates = StackNames.class,
            description = "The stack, as in pulumi up -s STACK.")
    private String stack = "";

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    /** What the stack's outputs tell of it. */
    DeployedStack read() {
        return new PulumiCli(Slipway.machine(command)).read(stack);
    }
}
