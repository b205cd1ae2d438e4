package dev.slipway.cli;

import dev.slipway.operate.DeployedStack;
import dev.slipway.operate.PulumiCli;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The argument STACK of commands for a deployed stack. */
class StackArgument {
    @Parameters(
            index = "0",
            paramLabel = "STACK",
            converter = StackNameConverter.class,
            completionCandidates = StackNames.class,
            description = "The stack, as in pulumi up -s STACK.")
    private String stack = "";

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    final CommandSpec spec() {
        return spec;
    }

    final String stack() {
        return stack;
    }

    /** The deployed stack, read from its outputs. */
    final DeployedStack read() {
        return new PulumiCli(Slipway.machine(spec)).read(stack);
    }
}
