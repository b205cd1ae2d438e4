package dev.slipway.components.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rules of a {@code .dockerignore} file, see
 * <a href="https://docs.docker.com/build/concepts/context/#dockerignore-files">dockerignore files</a>: the last rule
 * that matches a file, or a folder above it, decides; a rule that starts with {@code !} takes the file in again.
 *
 * <p>Where the documentation is silent the rules leave a file in rather than out: it then counts in the digest of the
 * image without need, and no change of it is missed.
 */
final class DockerIgnore {
    private final List<Rule> rules;

    private DockerIgnore(List<Rule> rules) {
        this.rules = rules;
    }

    /** One line of the file, with the leading folders of an exception that hold no wildcard. */
    private record Rule(boolean exception, Pattern pattern, String literalPrefix) {
        boolean matchesOrHolds(String path) {
            if (pattern.matcher(path).matches()) {
                return true;
            }
            for (var slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
                if (pattern.matcher(path.substring(0, slash)).matches()) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The file with the rules: the one named after the Dockerfile, else {@code .dockerignore}; empty for neither. */
    static Optional<Path> file(BuildContext context) {
        var directory = context.directory();
        return Stream.of(context.dockerfile() + ".dockerignore", ".dockerignore")
                .map(directory::resolve)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    static DockerIgnore of(BuildContext context) {
        return file(context)
                .map(file -> {
                    try {
                        return parse(Files.readAllLines(file));
                    } catch (IOException e) {
                        throw new UncheckedIOException("%s cannot be read".formatted(file), e);
                    } catch (IllegalArgumentException e) {
                        throw new IllegalArgumentException(
                                "%s of the build folder %s: %s"
                                        .formatted(file.getFileName(), context.folder(), e.getMessage()),
                                e);
                    }
                })
                .orElse(new DockerIgnore(List.of()));
    }

    /**
     * The rules of a file's lines.
     *
     * @throws IllegalArgumentException for a line that Docker refuses too
     */
    static DockerIgnore parse(List<String> lines) {
        var rules = new ArrayList<Rule>();
        for (var i = 0; i < lines.size(); i++) {
            var line =
                    i == 0 && lines.get(0).startsWith("\uFEFF") ? lines.get(0).substring(1) : lines.get(i);
            if (line.startsWith("#") || line.isBlank()) {
                continue;
            }
            var text = line.strip();
            var exception = text.startsWith("!");
            var glob = clean(exception ? text.substring(1).strip() : text);
            if (exception && text.length() == 1) {
                throw new IllegalArgumentException("the line '!' names no file; write what it takes in again after it");
            }
            if (!glob.isEmpty()) {
                rules.add(new Rule(exception, Glob.pattern(glob), Glob.literalPrefix(glob)));
            }
        }
        return new DockerIgnore(List.copyOf(rules));
    }

    /** Whether a path, relative to the build folder and with slashes, is left out of what Docker gets. */
    boolean excludes(String path) {
        var excluded = false;
        for (var rule : rules) {
            // Matching costs more than the comparison, and a rule that changes nothing need not be tried.
            if (rule.exception() == excluded && rule.matchesOrHolds(path)) {
                excluded = !rule.exception();
            }
        }
        return excluded;
    }

    /** Whether a whole folder is left out: it is excluded and no exception can take in anything of it. */
    boolean excludesAllOf(String folder) {
        return excludes(folder) && rules.stream().filter(Rule::exception).noneMatch(rule -> reaches(rule, folder));
    }

    private static boolean reaches(Rule exception, String folder) {
        var prefix = exception.literalPrefix();
        return prefix.isEmpty() || (prefix + "/").startsWith(folder + "/") || folder.startsWith(prefix + "/");
    }

    /** Without leading, trailing and double slashes and without {@code .} and {@code ..}; empty for the root itself. */
    private static String clean(String glob) {
        var segments = new ArrayDeque<String>();
        for (var segment : glob.split("/")) {
            if (segment.equals("..")
                    && !segments.isEmpty()
                    && !segments.getLast().equals("..")) {
                segments.removeLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        return String.join("/", segments);
    }
}
