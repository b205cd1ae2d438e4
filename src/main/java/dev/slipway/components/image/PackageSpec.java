package dev.slipway.components.image;

import java.util.List;

/**
 * The keys {@code package} and {@code sources} of a build.
 *
 * @param command the words of the command that makes files that the image copies; empty to detect a Maven or Gradle build
 * @param commandText the command in messages
 * @param sources the files that the digest of the image covers besides the Dockerfile and the ignore file: files, folders
 *     and globs relative to the build folder; empty for those of the detected build
 */
public record PackageSpec(List<String> command, String commandText, List<String> sources) {
    public static final PackageSpec DETECTED = new PackageSpec(List.of(), "", List.of());

    public PackageSpec {
        command = List.copyOf(command);
        sources = List.copyOf(sources);
    }

    /** A command of one program with its arguments, started without a shell. */
    public static PackageSpec of(List<String> words, List<String> sources) {
        return new PackageSpec(words, String.join(" ", words), sources);
    }

    /** A command line of the shell: {@code sh}, or {@code cmd} on Windows. */
    public static PackageSpec ofShell(String line, List<String> sources) {
        var shell = BuildCommand.WINDOWS ? List.of("cmd", "/c", line) : List.of("sh", "-c", line);
        return new PackageSpec(shell, line, sources);
    }
}
