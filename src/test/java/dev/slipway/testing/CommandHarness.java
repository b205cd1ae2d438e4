package dev.slipway.testing;

import dev.slipway.base.LocalEnvironment;
import dev.slipway.cli.Slipway;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

/** Base class of tests that run commands and check the exit code and both outputs. */
public abstract class CommandHarness {
    protected final StringWriter out = new StringWriter();
    protected final StringWriter err = new StringWriter();

    /** The project's folder and the environment variables that commands see. */
    protected abstract LocalEnvironment environment();

    /** The exit code of a command. */
    protected final int run(String... words) {
        return run(environment(), Ansi.AUTO, words);
    }

    protected final int run(Ansi ansi, String... words) {
        return run(environment(), ansi, words);
    }

    protected final int run(LocalEnvironment environment, String... words) {
        return run(environment, Ansi.AUTO, words);
    }

    private int run(LocalEnvironment environment, Ansi ansi, String... words) {
        return Slipway.commandLine(environment)
                .setColorScheme(Help.defaultColorScheme(ansi))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words);
    }
}
