package dev.slipway.base;

import com.pulumi.exceptions.RunException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A program to be started in a folder. Its standard input is empty, unless it gets the terminal; a program that runs to its
 * end is stopped when this process ends before it.
 *
 * @param command the program and its arguments
 * @param environment all variables of the program
 * @param fix the step that helps if the program cannot be started; without it, the error is the operating system's
 */
@Withers
public record Subprocess(List<String> command, Path folder, Map<String, String> environment, Optional<String> fix)
        implements SubprocessBuilder.With {
    public Subprocess {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /**
     * The end of a program.
     *
     * @param output the text of standard output
     * @param errors the text of standard error; empty if it is part of the output
     */
    public record Result(int exitCode, String output, String errors) {
        /** The last line of the output that is not blank. */
        public Optional<String> lastLine() {
            return output.lines().filter(line -> !line.isBlank()).reduce((one, next) -> next);
        }
    }

    /** The same with further variables, or other values of its own. */
    public Subprocess adding(Map<String, String> variables) {
        var all = new HashMap<>(environment);
        all.putAll(variables);
        return this.withEnvironment(all);
    }

    /**
     * Runs the program to its end, with standard output and standard error apart.
     *
     * @throws RunException if it cannot be started
     */
    public Result run() {
        return toEnd(builder());
    }

    /**
     * Runs the program to its end, with standard error as a part of the output.
     *
     * @throws RunException if it cannot be started
     */
    public Result runMerged() {
        return toEnd(builder().redirectErrorStream(true));
    }

    /**
     * Runs the program to its end, with standard output and standard error in a file, which is overwritten.
     *
     * @throws RunException if it cannot be started
     */
    public Result runInto(Path file) {
        return toEnd(builder().redirectErrorStream(true).redirectOutput(file.toFile()));
    }

    /**
     * Starts the program on the terminal of this process: its input, output and errors.
     *
     * @throws RunException if it cannot be started
     */
    public Process startOnTerminal() {
        return start(builder().inheritIO());
    }

    private ProcessBuilder builder() {
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }

    private Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new RunException("%s cannot be run: %s".formatted(command.get(0), fix.orElse(e.getMessage())), e);
        }
    }

    private Result toEnd(ProcessBuilder builder) {
        try (var hook = new ShutdownHook<>(() -> start(builder), Process::destroy)) {
            return end(hook.started());
        }
    }

    private Result end(Process process) {
        try {
            process.getOutputStream().close();
            var errors = CompletableFuture.supplyAsync(
                    () -> text(process.getErrorStream()), reading -> new Thread(reading).start());
            var output = text(process.getInputStream());
            return new Result(process.waitFor(), output, errors.join());
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read".formatted(command.get(0)), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunException("%s was interrupted".formatted(command.get(0)), e);
        } finally {
            process.destroy();
        }
    }

    private static String text(InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the output of a program cannot be read", e);
        }
    }
}
