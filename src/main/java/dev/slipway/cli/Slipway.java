package dev.slipway.cli;

import com.pulumi.exceptions.RunException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line, {@code ./slipway}. Exit code 0: done; 1: refused or failed; 2: a wrong call. */
@Command(
        name = "slipway",
        description = "Containers on AWS Fargate, as one Pulumi program in Java.",
        mixinStandardHelpOptions = true,
        version = "slipway 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "  verify   Checks the formats, compiles with warnings as errors, runs all tests.",
            "",
            "With the Pulumi CLI: pulumi up -s STACK deploys, pulumi preview and pulumi refresh compare."
        },
        subcommands = {
            PreviewCommand.class,
            CostCommand.class,
            GraphCommand.class,
            RunCommand.class,
            DoctorCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Slipway {
    /** The folder of the project, set by the launcher. */
    static final String HOME = "slipway.home";

    private Slipway() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Slipway()).setExecutionExceptionHandler((failure, line, call) -> {
            if (failure instanceof RunException) {
                line.getErr().println(failure.getMessage());
                return CommandLine.ExitCode.SOFTWARE;
            }
            throw failure;
        });
    }

    static Path home() {
        return Path.of(System.getProperty(HOME, "")).toAbsolutePath().normalize();
    }
}
