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

/** Calls of the git command in one folder. */
record Git(Path folder) {

    /** What a call printed; empty where git said no. */
    Optional<String> ask(String... arguments) {
        var answer = call(Map.of(), arguments).run();
        return answer.exitCode() == 0 ? Optional.of(answer.output()) : Optional.empty();
    }

    /**
     * What a call printed.
     *
     * @throws RunException with what git said last, where the call failed
     */
    String run(Map<String, String> environment, String... arguments) {
        var answer = call(environment, arguments).run();
        if (answer.exitCode() != 0) {
            throw new RunException("git %s failed: %s".formatted(arguments[0], complaint(arguments)));
        }
        return answer.output();
    }

    /** The last line that a call prints, errors included. */
    String complaint(String... arguments) {
        return call(Map.of(), arguments).runMerged().lastLine().orElse("it printed nothing");
    }

    /** The entries of an answer whose entries end with a zero byte. */
    static List<String> entries(String answer) {
        return Arrays.stream(answer.split("\0")).filter(each -> !each.isEmpty()).toList();
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
