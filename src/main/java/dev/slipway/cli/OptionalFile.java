package dev.slipway.cli;

import dev.slipway.settings.reader.StackFile;
import java.nio.file.Files;
import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The optional FILE of an option before the argument STACK: in {@code --json dev}, a stack of the project is the argument, not the
 * file. {@code --json=dev} is always a file.
 */
final class OptionalFile implements IParameterPreprocessor {
    static final String DESCRIPTION =
            "Without FILE, or with -, prints the JSON alone. After a space, the name of a stack is STACK, not FILE.";

    @Override
    public boolean preprocess(Stack<String> rest, CommandSpec command, ArgSpec option, Map<String, Object> state) {
        var isAttached = "=".equals(state.get("separator"));
        if (!isAttached && !rest.isEmpty() && isStack(rest.peek())) {
            rest.push(SlipwayCommand.STANDARD_OUTPUT);
        }
        return false;
    }

    private static boolean isStack(String word) {
        return Files.exists(Slipway.home().resolve(StackFile.name(word)));
    }
}
