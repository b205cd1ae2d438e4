package dev.slipway.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** The arguments of commands that run a program in a task: {@code STACK [SERVICE] -- COMMAND...}. */
final class TaskArgument extends StackArgument {
    private static final String END_OF_OPTIONS = "--";

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "SERVICE",
            hideParamSyntax = true,
            completionCandidates = ServiceNames.class,
            description = {
                "The service; optional if the stack has one service.",
                "The words after -- are the command; a pipe needs a shell: -- sh -c 'a | b'."
            })
    private List<String> words = List.of();

    Optional<String> service() {
        var before = words.size() - command().size();
        if (before > 1) {
            throw wrong("put -- before the command");
        }
        return words.stream().limit(before).findFirst();
    }

    /** The name of a job to run: the only word, without a command. */
    Optional<String> job() {
        return command().isEmpty() && words.size() == 1 ? Optional.of(words.get(0)) : Optional.empty();
    }

    /** The command; may be empty. */
    List<String> command() {
        var all = spec().commandLine().getParseResult().originalArgs();
        var end = all.indexOf(END_OF_OPTIONS);
        return end < 0 ? List.of() : List.copyOf(all.subList(end + 1, all.size()));
    }

    /**
     * The command.
     *
     * @throws ParameterException if there is none
     */
    List<String> commandNamed() {
        if (command().isEmpty()) {
            throw wrong("name the command after --");
        }
        return command();
    }

    private ParameterException wrong(String what) {
        return new ParameterException(
                spec().commandLine(),
                "%s, as in ./slipway %s %s orders -- date".formatted(what, spec().name(), stack()));
    }
}
