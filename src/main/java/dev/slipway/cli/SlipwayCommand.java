package dev.slipway.cli;

import dev.slipway.base.FileErrors;
import dev.slipway.base.LocalEnvironment;
import dev.slipway.cli.render.TerminalWidth;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Streams and colours of a command. The result is on standard output, progress on standard error. */
@Command(mixinStandardHelpOptions = true, exitCodeListHeading = "%nExit codes:%n", footerHeading = "%nExamples:%n")
abstract class SlipwayCommand implements Callable<Integer> {
    /** The name of standard output, which options for files take. */
    static final String STANDARD_OUTPUT = "-";

    @Spec
    private @Nullable CommandSpec spec;

    final CommandSpec spec() {
        return spec;
    }

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    final ColorScheme colours() {
        return spec.commandLine().getColorScheme();
    }

    final LocalEnvironment machine() {
        return Slipway.machine(spec);
    }

    /** The width of the terminal; without a limit for a document and outside of a terminal. */
    final TerminalWidth terminal() {
        return TerminalWidth.of(machine().environment());
    }

    /** Prints a line of the result at once. */
    final void print(String line) {
        out().println(line);
        out().flush();
    }

    /** True for the name of standard output instead of a file. */
    static boolean isStandardOutput(@Nullable Path file) {
        return file != null && file.toString().equals(STANDARD_OUTPUT);
    }

    /**
     * Refuses two documents for the one standard output.
     *
     * @param files the values of the options for files; null for an option that is not set
     * @throws ParameterException if two of them name standard output
     */
    final void refuseTwoDocuments(Stream<@Nullable Path> files) {
        if (files.filter(SlipwayCommand::isStandardOutput).count() > 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "only one document can be printed on standard output; name files for the others");
        }
    }

    /** Writes a document to a file, or to standard output. */
    final void write(Path file, String text) {
        if (isStandardOutput(file)) {
            print(text.stripTrailing());
            return;
        }
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw FileErrors.notWritten(file, e);
        }
    }

    /** Prints a line of progress or an error at once. */
    final void printProgress(String line) {
        err().println(line);
        err().flush();
    }
}
