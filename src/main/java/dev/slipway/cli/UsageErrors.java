package dev.slipway.cli;

import dev.slipway.base.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Prints the error of a wrong call, with a suggestion for a mistyped command or option, and the name of the command's help. A call
 * without any argument prints the whole help instead.
 */
final class UsageErrors implements IParameterExceptionHandler {
    /** The most subcommands that the error for an unknown one lists. */
    private static final int MAX_LISTED = 5;

    /** An argument in the messages of picocli, which name it by its index too. */
    private static final Pattern POSITION = Pattern.compile("positional parameter at index \\S+ \\((.+?)\\)");

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        var command = failure.getCommandLine();
        var err = command.getErr();
        var colours = command.getColorScheme();
        if (arguments.length == 0) {
            command.usage(err, colours);
        } else {
            lines(failure).forEach(line -> err.println(colours.errorText(line)));
            err.println("see ./%s --help".formatted(command.getCommandSpec().qualifiedName()));
        }
        err.flush();
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static List<String> lines(ParameterException failure) {
        var command = failure.getCommandLine();
        if (failure instanceof UnmatchedArgumentException unmatched) {
            return lines(command, unmatched.getUnmatched());
        }
        // The help command rejects a name without an argument of its own.
        if (failure.getValue() != null && failure.getMessage().startsWith("Unknown subcommand ")) {
            return List.of(unknownSubcommand(command, failure.getValue()));
        }
        var known = subcommands(command);
        if (!known.isEmpty()) {
            return List.of(failure.getMessage() + listed(known));
        }
        return POSITION.matcher(failure.getMessage()).replaceAll("$1").lines().toList();
    }

    /** One line for each unknown option, without its value, and for each additional argument. */
    private static List<String> lines(CommandLine command, List<String> unmatched) {
        var lines = new ArrayList<String>();
        var isValue = false;
        for (var word : unmatched) {
            if (word.startsWith("-")) {
                var equals = word.indexOf('=');
                lines.add(unknownOption(command, equals < 0 ? word : word.substring(0, equals)));
                isValue = equals < 0;
            } else if (isValue) {
                isValue = false;
            } else if (!subcommands(command).isEmpty()) {
                lines.add(unknownSubcommand(command, word));
                break;
            } else {
                lines.add("Unexpected argument: '%s'".formatted(word));
            }
        }
        return lines;
    }

    private static String unknownOption(CommandLine command, String option) {
        var known = command.getCommandSpec().optionsMap().keySet();
        return "Unknown option: '%s'%s"
                .formatted(
                        option,
                        Suggestions.to(option, known)
                                .map("; did you mean %s?"::formatted)
                                .orElse(""));
    }

    private static String unknownSubcommand(CommandLine command, String name) {
        var known = subcommands(command);
        var label = command.getCommandSpec().usageMessage().synopsisSubcommandLabel();
        return "Unknown %s: '%s'%s"
                .formatted(
                        label.toLowerCase(Locale.ROOT),
                        name,
                        Suggestions.to(name, known)
                                .map("; did you mean %s?"::formatted)
                                .orElseGet(() -> listed(known)));
    }

    private static String listed(Set<String> names) {
        return names.size() > MAX_LISTED ? "" : "; use one of: %s".formatted(String.join(", ", names));
    }

    private static Set<String> subcommands(CommandLine command) {
        return command.getSubcommands().keySet();
    }
}
