package dev.slipway.components.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files that a Dockerfile copies from its build folder, see
 * <a href="https://docs.docker.com/reference/dockerfile/#copy">COPY</a>.
 */
final class CopiedFiles {
    private static final Pattern COPY = Pattern.compile("(?i)\\s*(?:COPY|ADD)\\s+(.*)");
    private static final Pattern CONTINUED = Pattern.compile("\\\\[ \\t]*\\R(?:[ \\t]*#.*\\R)*");

    private CopiedFiles() {}

    /** The copied paths that are Maven's output, each up to its first wildcard. */
    static List<String> made(BuildContext context) {
        var directory = context.directory();
        try {
            return sources(Files.readString(directory.resolve(context.dockerfile()))).stream()
                    .map(Glob::literalPrefix)
                    .filter(path -> !path.isEmpty() && MavenSources.isOutput(directory, path))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read".formatted(context.dockerfilePath()), e);
        }
    }

    /** The source paths of the instructions, without those of another stage, with variables, and with URLs. */
    static List<String> sources(String dockerfile) {
        return CONTINUED
                .matcher(dockerfile)
                .replaceAll(" ")
                .lines()
                .map(COPY::matcher)
                .filter(instruction -> instruction.matches())
                .map(instruction -> instruction.group(1))
                .filter(words -> !words.contains("--from="))
                .flatMap(CopiedFiles::paths)
                .toList();
    }

    private static Stream<String> paths(String words) {
        var flagless = words.replaceAll("^(?:--\\S+\\s+)*", "").strip();
        var paths = flagless.startsWith("[")
                ? flagless.replaceAll("[\\[\\]\"]", "").split("\\s*,\\s*")
                : flagless.split("\\s+");
        // The last path is the destination.
        return Arrays.stream(paths, 0, Math.max(0, paths.length - 1))
                .filter(path -> !path.contains("$") && !path.contains("://") && !path.startsWith("<<"))
                .map(path -> path.replaceAll("^(?:\\./|/)+", "").replaceAll("/+$", ""));
    }
}
