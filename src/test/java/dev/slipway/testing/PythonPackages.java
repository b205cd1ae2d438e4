package dev.slipway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Programs from the Python package index, each in a folder of its own in {@code target}.
 *
 * @param home the folder
 */
public record PythonPackages(Path home) {
    private static final int MINUTES = 5;

    /** @param name the program and its version */
    public static PythonPackages of(String name) {
        return new PythonPackages(Path.of("target", name).toAbsolutePath());
    }

    /**
     * Installs packages if they are missing; the result is the reason if they cannot be installed.
     *
     * @param purpose what needs them, such as "the policy scan"
     * @param packages such as {@code checkov==3.3.30}
     */
    public Optional<String> missing(String purpose, String... packages) {
        if (run(List.of("python3", "-m", "pip", "--version"), Map.of()).isEmpty()) {
            return Optional.of(purpose + " needs python3 with pip");
        }
        if (Files.exists(home.resolve("complete"))) {
            return Optional.empty();
        }
        var install = new ArrayList<>(List.of("python3", "-m", "pip", "install", "--quiet"));
        install.addAll(List.of("--disable-pip-version-check", "--target", home.toString()));
        install.addAll(List.of(packages));
        if (run(install, Map.of()).isEmpty()) {
            return Optional.of(
                    "%s needs %s, which pip does not get".formatted(purpose, String.join(" and ", packages)));
        }
        try {
            Files.createFile(home.resolve("complete"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.empty();
    }

    /** The output of a command; empty if it fails or is missing. */
    public Optional<String> run(List<String> command, Map<String, String> environment) {
        return ended(command, environment).filter(done -> done.code() == 0).map(Done::text);
    }

    /** The exit code and the output of a command. */
    public record Done(int code, String text) {}

    /** The result of a command; empty if it does not end or is missing. */
    public Optional<Done> ended(List<String> command, Map<String, String> environment) {
        try {
            var output = Files.createTempFile("slipway-pip-", ".out");
            var builder = new ProcessBuilder(command)
                    .redirectOutput(output.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("PYTHONPATH", home.toString());
            builder.environment().putAll(environment);
            var process = builder.start();
            var done = process.waitFor(MINUTES, TimeUnit.MINUTES);
            process.destroyForcibly();
            var text = Files.readString(output);
            Files.delete(output);
            return done ? Optional.of(new Done(process.exitValue(), text)) : Optional.empty();
        } catch (IOException absent) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
