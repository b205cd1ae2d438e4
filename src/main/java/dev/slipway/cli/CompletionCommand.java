package dev.slipway.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the completion script of a shell. */
@Command(
        name = "completion",
        description = {
            "Prints the script for completion of commands, options, stacks and services in a shell.",
            "To load it: source <(./slipway completion bash), or zsh."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the script is printed", "2:wrong usage"})
final class CompletionCommand implements Callable<Integer> {
    /** The shells; both read the same script, zsh by its bashcompinit, which the script loads. */
    private enum Shell {
        bash,
        zsh
    }

    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}.")
    private Shell shell = Shell.bash;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        out.print(AutoComplete.bash("slipway", spec.root().commandLine()));
        out.flush();
        return 0;
    }
}
