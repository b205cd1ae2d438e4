package dev.slipway.program.revision;

import com.pulumi.exceptions.RunException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
        var answer = call(false, Map.of(), arguments);
        return answer.code() == 0 ? Optional.of(answer.text()) : Optional.empty();
    }

    /**
     * What a call printed.
     *
     * @throws RunException with what git said last, where the call failed
     */
    String run(Map<String, String> environment, String... arguments) {
        var answer = call(false, environment, arguments);
        if (answer.code() != 0) {
            throw new RunException("git %s failed: %s".formatted(arguments[0], complaint(arguments)));
        }
        return answer.text();
    }

    /** The last line that a call prints, errors included. */
    String complaint(String... arguments) {
        return call(true, Map.of(), arguments)
                .text()
                .lines()
                .filter(line -> !line.isBlank())
                .reduce("it printed nothing", (one, next) -> next);
    }

    /** The entries of an answer whose entries end with a zero byte. */
    static List<String> entries(String answer) {
        return Arrays.stream(answer.split("\0")).filter(each -> !each.isEmpty()).toList();
    }

    private Answer call(boolean withErrors, Map<String, String> environment, String... arguments) {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(withErrors);
        if (!withErrors) {
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        }
        builder.environment().putAll(environment);
        builder.environment().put("LC_ALL", "C");
        try {
            var process = builder.start();
            process.getOutputStream().close();
            var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(process.waitFor(), text);
        } catch (IOException e) {
            throw new RunException(
                    "git cannot be run: install it, or name a plan saved by ./slipway preview STACK --json FILE", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunException("git was interrupted", e);
        }
    }

    private record Answer(int code, String text) {}
}
