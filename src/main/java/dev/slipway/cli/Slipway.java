package dev.slipway.cli;

import com.pulumi.exceptions.RunException;
import dev.slipway.awsapi.AwsErrors;
import dev.slipway.base.FileErrors;
import dev.slipway.base.LocalEnvironment;
import dev.slipway.cli.render.TerminalCharacters;
import dev.slipway.cli.render.TerminalWidth;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import software.amazon.awssdk.core.exception.SdkException;

/** The command line, {@code ./slipway}. Exit codes: 0 success, 1 refused or failed, 2 wrong usage. */
@Command(
        name = "slipway",
        description = "Containers on AWS Fargate, as one Pulumi program in Java.",
        mixinStandardHelpOptions = true,
        version = "slipway " + Slipway.VERSION,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "",
        footer = {"", "With the Pulumi CLI: pulumi up -s STACK deploys, pulumi preview and pulumi refresh compare."},
        subcommands = {
            PreviewCommand.class,
            CheckCommand.class,
            CostCommand.class,
            PricesCommand.class,
            GraphCommand.class,
            LocalCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            OutputsCommand.class,
            ExecCommand.class,
            RunCommand.class,
            TunnelCommand.class,
            WakeCommand.class,
            SleepCommand.class,
            KillCommand.class,
            RollbackCommand.class,
            RedriveCommand.class,
            DestroyCommand.class,
            DoctorCommand.class,
            BootstrapCommand.class,
            InitCommand.class,
            ImportCommand.class,
            UpgradeCommand.class,
            SchemaCommand.class,
            CompletionCommand.class,
            VerifyCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Slipway {
    /** The version of Slipway, as in its {@code pom.xml}. */
    static final String VERSION = "0.1.0";

    /** The folder of the project, set by the launcher. */
    static final String HOME = "slipway.home";

    /** The width of a help outside of a terminal. */
    private static final int HELP_COLUMNS = 80;

    private static final int MAX_HELP_COLUMNS = 120;

    private final LocalEnvironment machine;

    private Slipway(LocalEnvironment machine) {
        this.machine = machine;
    }

    public static void main(String[] args) {
        var commandLine = commandLine();
        if (!TerminalCharacters.areAvailable()) {
            commandLine.setOut(TerminalCharacters.ascii(commandLine.getOut()));
            commandLine.setErr(TerminalCharacters.ascii(commandLine.getErr()));
        }
        var code = commandLine.execute(args);
        commandLine.getOut().flush();
        System.exit(System.out.checkError() ? withoutOutput(code) : code);
    }

    /**
     * The exit code of a command whose output was not written completely, after a line with the reason. A reader that needed the
     * beginning alone, as in {@code | head}, is no error.
     */
    private static int withoutOutput(int code) {
        try (var output = new FileOutputStream(FileDescriptor.out)) {
            output.write('\n');
            return code;
        } catch (IOException e) {
            if ("Broken pipe".equals(e.getMessage())) {
                return code;
            }
            System.err.println(
                    FileErrors.notWritten(Path.of("standard output"), e).getMessage());
            return 1;
        }
    }

    static CommandLine commandLine() {
        return commandLine(LocalEnvironment.own(home()));
    }

    /** The command line with another environment than that of this process, for tests. */
    public static CommandLine commandLine(LocalEnvironment machine) {
        var commandLine = new CommandLine(new Slipway(machine));
        var version = commandLine.getCommandSpec().version();
        withVersion(commandLine, version);
        CommandGroups.apply(commandLine);
        var terminal = TerminalWidth.of(machine.environment());
        commandLine.setUsageHelpWidth(
                terminal.equals(TerminalWidth.UNLIMITED)
                        ? HELP_COLUMNS
                        : Math.min(terminal.columns(), MAX_HELP_COLUMNS));
        commandLine.setParameterExceptionHandler(new UsageErrors());
        return commandLine.setExecutionExceptionHandler((failure, line, call) -> {
            if (failure instanceof RunException) {
                line.getErr().println(failure.getMessage());
                return line.getCommandSpec().exitCodeOnExecutionException();
            }
            if (failure instanceof SdkException refused) {
                line.getErr().println(AwsErrors.of(refused));
                return line.getCommandSpec().exitCodeOnExecutionException();
            }
            if (failure instanceof UncheckedIOException file) {
                line.getErr().println(FileErrors.text(file));
                return line.getCommandSpec().exitCodeOnExecutionException();
            }
            if (failure instanceof IOException file) {
                line.getErr().println(FileErrors.text(new UncheckedIOException("", file)));
                return line.getCommandSpec().exitCodeOnExecutionException();
            }
            throw failure;
        });
    }

    /** Sets the version of all commands, also of those below others. */
    private static void withVersion(CommandLine command, String... version) {
        command.getSubcommands().values().forEach(subcommand -> {
            subcommand.getCommandSpec().version(version);
            withVersion(subcommand, version);
        });
    }

    /** The environment in which a command runs. */
    static LocalEnvironment machine(CommandSpec command) {
        return ((Slipway) command.root().userObject()).machine;
    }

    static Path home() {
        return Path.of(System.getProperty(HOME, "")).toAbsolutePath().normalize();
    }
}
