package dev.slipway.program.revision;

import com.pulumi.exceptions.RunException;
import dev.slipway.base.LocalEnvironment;
import dev.slipway.base.Subprocess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs git commands in one folder. */
record Git(Path folder) {

    /** Returns the output of a git command; empty if it fails. */
    Optional<String> tryRun(String... arguments) {
        var answer = call(Map.of(), arguments).run();
        return answer.exitCode() == 0 ? Optional.of(answer.output()) : Optional.empty();
    }

    /**
     * Returns the output of a git command.
     *
     * @throws RunException with the last line of output if the command fails
     */
    String run(Map<String, String> environment, String... arguments) {
        var answer = call(environment, arguments).run();
        if (answer.exitCode() != 0) {
            throw new RunException("git %s failed: %s".formatted(arguments[0], lastLine(arguments)));
        }
        return answer.output();
    }

    /** The last line of output of a command, including errors. */
    String lastLine(String... arguments) {
        return call(Map.of(), arguments).runMerged().lastLine().orElse("it printed nothing");
    }

    /** The entries of output that separates them by NUL bytes. */
    static List<String> entries(String answer) {
        return Arrays.stream(answer.split("\0"))
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    private Subprocess call(Map<String, String> environment, String... arguments) {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        return LocalEnvironment.own(folder)
                .process(command)
                .adding(environment)
                .adding(Map.of("LC_ALL", "C"))
                .withFix(Optional.of("install it, or name a plan saved by ./slipway preview STACK --json FILE"));
    }
}
