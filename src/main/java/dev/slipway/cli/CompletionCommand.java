package dev.slipway.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the completion script of a shell. */
@Command(
        name = "completion",
        description = {
            "Prints the script for completion of commands, options, stacks and services in a shell.",
            "To load it: source <(./slipway completion bash), or zsh."
        },
        footer = "  . <(./slipway completion bash)",
        exitCodeList = {"0:the script is printed", "2:wrong usage"})
final class CompletionCommand extends SlipwayCommand {
    /** The shells; both read the same script, zsh by its bashcompinit, which the script loads. */
    private enum Shell {
        bash,
        zsh
    }

    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}.")
    private Shell shell = Shell.bash;

    @Override
    public Integer call() {
        out().print(AutoComplete.bash("slipway", spec().root().commandLine()));
        out().flush();
        return 0;
    }
}
