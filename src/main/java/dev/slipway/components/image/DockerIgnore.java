package dev.slipway.components.image;

import dev.slipway.base.SpecException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The rules of a {@code .dockerignore} file, see
 * <a href="https://docs.docker.com/build/concepts/context/#dockerignore-files">dockerignore files</a>: the last rule
 * that matches a file, or a folder above it, applies; a rule that starts with {@code !} includes the file again.
 *
 * <p>In cases that the documentation does not define, a file is included: the digest of the image then covers a file
 * too many, but misses no change.
 */
final class DockerIgnore {
    private final List<Rule> rules;

    private DockerIgnore(List<Rule> rules) {
        this.rules = rules;
    }

    /** A line of the file, with its leading folders up to the first wildcard. */
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

    /** No rules. */
    static final DockerIgnore NONE = new DockerIgnore(List.of());

    static DockerIgnore of(BuildContext context) {
        return context.ignoreFile()
                .map(file -> {
                    try {
                        return parse(Files.readAllLines(file));
                    } catch (IOException e) {
                        throw new UncheckedIOException("%s cannot be read".formatted(file), e);
                    } catch (SpecException e) {
                        throw new SpecException(
                                "context",
                                "%s of the build folder %s: %s"
                                        .formatted(file.getFileName(), context.folder(), e.problem()),
                                e.fix());
                    }
                })
                .orElse(NONE);
    }

    /**
     * The rules of a file's lines.
     *
     * @throws SpecException for a line that Docker refuses too
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
                throw new SpecException(
                        "the line '!' has no pattern", "write the pattern of the files to include again after it");
            }
            if (!glob.isEmpty()) {
                rules.add(new Rule(exception, Glob.pattern(glob), Glob.literalPrefix(glob)));
            }
        }
        return new DockerIgnore(List.copyOf(rules));
    }

    /** True if the rules exclude a path, which is relative to the build folder and has slashes. */
    boolean excludes(String path) {
        var excluded = false;
        for (var rule : rules) {
            // A rule that cannot change the result is skipped: matching is slower than this comparison.
            if (rule.exception() == excluded && rule.matchesOrHolds(path)) {
                excluded = !rule.exception();
            }
        }
        return excluded;
    }

    /** True if the rules exclude a folder and no exception can match a file in it. */
    boolean excludesAllOf(String folder) {
        return excludes(folder) && rules.stream().filter(Rule::exception).noneMatch(rule -> reaches(rule, folder));
    }

    private static boolean reaches(Rule exception, String folder) {
        var prefix = exception.literalPrefix();
        return prefix.isEmpty() || (prefix + "/").startsWith(folder + "/") || folder.startsWith(prefix + "/");
    }

    /**
     * The pattern without leading, trailing and double slashes, {@code .} and {@code ..}; empty for the root folder.
     */
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
