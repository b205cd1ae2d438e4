package dev.slipway.components.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The stages, build arguments, copied paths and secret mounts of a Dockerfile, see the
 * <a href="https://docs.docker.com/reference/dockerfile/">Dockerfile reference</a>. Other instructions are not read.
 *
 * @param stages in the order of the file
 * @param arguments the names that {@code ARG} declares, with their defaults, which may be empty
 */
record Dockerfile(List<Stage> stages, Map<String, String> arguments) {
    private static final Pattern CONTINUED = Pattern.compile("\\\\[ \\t]*\\R(?:[ \\t]*#.*\\R)*");
    private static final Pattern FROM =
            Pattern.compile("(?i)\\s*FROM\\s+(?:--\\S+\\s+)*(\\S+)(?:\\s+AS\\s+(\\S+))?\\s*");
    private static final Pattern ARG = Pattern.compile("(?i)\\s*ARG\\s+(.+)");
    private static final Pattern DECLARED = Pattern.compile("(\\w+)(?:=(\"[^\"]*\"|'[^']*'|\\S*))?");
    private static final Pattern COPY = Pattern.compile("(?i)\\s*(?:COPY|ADD)\\s+(.*)");
    private static final Pattern OTHER_STAGE = Pattern.compile("\\b(?:--from=|from=)([^\\s,]+)");
    private static final Pattern HEREDOC = Pattern.compile("(?i)\\s*(?:RUN|COPY|ADD)\\b.*?<<-?[\"']?(\\w+)[\"']?.*");
    private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{(\\w+)(?::-([^}]*))?}|(\\w+))");

    /**
     * A stage, which begins with {@code FROM}.
     *
     * @param name as in {@code AS name}; empty for a stage without one
     * @param uses the base and the stages that instructions copy or mount from, by name or position
     * @param copies the source paths in the build context, as they are written
     * @param secrets the secret mounts
     */
    record Stage(String name, Set<String> uses, List<String> copies, List<SecretMount> secrets) {}

    static Dockerfile read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read".formatted(file), e);
        }
    }

    static Dockerfile parse(String text) {
        var stages = new ArrayList<Stage>();
        var arguments = new LinkedHashMap<String, String>();
        for (var instruction : instructions(text)) {
            var from = FROM.matcher(instruction);
            var argument = ARG.matcher(instruction);
            if (from.matches()) {
                var name = Optional.ofNullable(from.group(2)).orElse("");
                var uses = new LinkedHashSet<>(Set.of(from.group(1)));
                stages.add(new Stage(name, uses, new ArrayList<>(), new ArrayList<>()));
            } else if (argument.matches()) {
                declared(argument.group(1)).forEach((name, value) -> arguments.merge(name, value, Dockerfile::known));
            } else if (!stages.isEmpty()) {
                add(instruction, stages.get(stages.size() - 1));
            }
        }
        return new Dockerfile(List.copyOf(stages), arguments);
    }

    /** The names of the stages that have one. */
    List<String> names() {
        return stages.stream().map(Stage::name).filter(name -> !name.isEmpty()).toList();
    }

    /** True for the name of a stage, in any case, or for its position from 0. */
    boolean hasStage(String target) {
        return position(target, stages.size()).isPresent();
    }

    /**
     * The paths of the build context that a build copies, without those of stages that it does not need, with variables of
     * unknown values, and with URLs; relative to the build folder, up to the first wildcard.
     *
     * @param target the stage to build; empty for the last one
     * @param args values of build arguments, instead of their defaults
     */
    List<String> copied(Optional<String> target, Map<String, String> args) {
        return needed(target)
                .flatMap(stage -> stage.copies().stream())
                .map(path -> resolved(path, args))
                .filter(path -> !path.contains("$") && !path.contains("://") && !path.startsWith("<<"))
                .map(path -> path.replaceAll("^(?:\\./|/)+", "").replaceAll("/+$", ""))
                .map(Glob::literalPrefix)
                .distinct()
                .toList();
    }

    /** The secret mounts of a build, without those of stages that it does not need. */
    List<SecretMount> secrets(Optional<String> target) {
        return needed(target).flatMap(stage -> stage.secrets().stream()).toList();
    }

    private Stream<Stage> needed(Optional<String> target) {
        var needed = new HashSet<Integer>();
        need(target.flatMap(name -> position(name, stages.size())).orElse(stages.size() - 1), needed);
        return IntStream.range(0, stages.size()).filter(needed::contains).mapToObj(stages::get);
    }

    private void need(int stage, Set<Integer> needed) {
        if (stage >= 0 && needed.add(stage)) {
            stages.get(stage).uses().forEach(name -> position(name, stage).ifPresent(used -> need(used, needed)));
        }
    }

    /** The position of a stage before another one; the last of several with the name. */
    private Optional<Integer> position(String name, int before) {
        if (name.matches("\\d{1,4}")) {
            return Optional.of(Integer.valueOf(name)).filter(at -> at < before);
        }
        return IntStream.range(0, before)
                .boxed()
                .filter(at -> stages.get(at).name().equalsIgnoreCase(name))
                .reduce((first, last) -> last);
    }

    private String resolved(String path, Map<String, String> args) {
        return VARIABLE.matcher(path).replaceAll(variable -> {
            var name = Optional.ofNullable(variable.group(1)).orElseGet(() -> variable.group(3));
            var value = args.getOrDefault(name, arguments.getOrDefault(name, ""));
            var known = value.isEmpty() ? Optional.ofNullable(variable.group(2)).orElse("") : value;
            return Matcher.quoteReplacement(known.isEmpty() ? variable.group() : known);
        });
    }

    private static void add(String instruction, Stage stage) {
        OTHER_STAGE.matcher(instruction).results().forEach(use -> stage.uses().add(use.group(1)));
        SecretMount.of(instruction).forEach(stage.secrets()::add);
        var copy = COPY.matcher(instruction);
        if (copy.matches() && !copy.group(1).contains("--from=")) {
            paths(copy.group(1)).forEach(stage.copies()::add);
        }
    }

    private static Stream<String> paths(String words) {
        var flagless = words.replaceAll("^(?:--\\S+\\s+)*", "").strip();
        var paths = flagless.startsWith("[")
                ? flagless.replaceAll("[\\[\\]\"]", "").split("\\s*,\\s*")
                : flagless.split("\\s+");
        // The last path is the destination.
        return Arrays.stream(paths, 0, Math.max(0, paths.length - 1));
    }

    private static Map<String, String> declared(String words) {
        var all = new LinkedHashMap<String, String>();
        DECLARED.matcher(words)
                .results()
                .forEach(argument -> all.put(
                        argument.group(1),
                        Optional.ofNullable(argument.group(2)).orElse("").replaceAll("^([\"'])(.*)\\1$", "$2")));
        return all;
    }

    private static String known(String before, String again) {
        return again.isEmpty() ? before : again;
    }

    /** The instructions, each in one line, without comments and the texts of here-documents. */
    private static List<String> instructions(String text) {
        var found = new ArrayList<String>();
        var end = "";
        for (var line : CONTINUED.matcher(text).replaceAll(" ").lines().toList()) {
            if (!end.isEmpty()) {
                end = line.strip().equals(end) ? "" : end;
            } else if (!line.stripLeading().startsWith("#")) {
                found.add(line);
                var heredoc = HEREDOC.matcher(line);
                end = heredoc.matches() ? heredoc.group(1) : "";
            }
        }
        return found;
    }
}
