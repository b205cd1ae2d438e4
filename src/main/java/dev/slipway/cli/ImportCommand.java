package dev.slipway.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** Writes stack files from the files of another tool. */
@Command(
        name = "import",
        description = {
            "Writes stack files from the files of another tool, and a report about each field.",
            "Nothing is deployed, and no account is needed.",
            "Each tool has a help of its own, as in slipway import copilot --help."
        },
        footer = "  ./slipway import copilot ../shop",
        exitCodeList = {
            "0:the files are written",
            "1:the other tool's files are invalid, or files exist already; nothing is written",
            "2:wrong usage"
        },
        synopsisSubcommandLabel = "TOOL",
        subcommands = {ImportCopilotCommand.class, ImportComposeCommand.class, ImportTaskDefinitionCommand.class})
final class ImportCommand extends SlipwayCommand {
    @Override
    public Integer call() {
        throw new ParameterException(spec().commandLine(), "Missing required parameter: 'TOOL'");
    }
}
