package dev.slipway.cli;

import dev.slipway.settings.reader.StackConfig;
import dev.slipway.settings.reader.StackFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The argument STACK of commands that plan a stack, and the option for its stack file. */
final class PlannedStackArgument {
    @Parameters(
            index = "0",
            paramLabel = "STACK",
            converter = StackNameConverter.class,
            completionCandidates = StackNames.class,
            description = "The stack, as in Pulumi.STACK.yaml.")
    private String stack = "";

    @Option(names = "--config-file", paramLabel = "FILE", description = "A stack file of another name.")
    private @Nullable Path configFile;

    String name() {
        return stack;
    }

    /** The stack file, if its name is not that of the stack. */
    @Nullable
    Path configFile() {
        return configFile;
    }

    /** The configuration in the stack file. */
    StackConfig config() {
        return configFile == null
                ? StackFile.read(Slipway.home(), stack)
                : StackFile.read(Slipway.home(), stack, configFile);
    }
}
