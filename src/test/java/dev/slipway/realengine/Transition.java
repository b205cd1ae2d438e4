package dev.slipway.realengine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A change of a deployed stack: the states of its stack file, in order. The file {@code
 * src/test/engine/transitions/<name>.yaml} contains all of them: a line that ends with {@code # state 2} belongs to the
 * second state only, and a line without such an end to all.
 */
record Transition(String name, List<String> states) {
    private static final Path FILES = Path.of("src/test/engine/transitions");
    private static final String EXTENSION = ".yaml";
    private static final Pattern REGION = Pattern.compile("aws:region: (\\S+)");
    private static final Pattern STATE = Pattern.compile(" # state (\\d)$");

    /** The names of all transitions, sorted. */
    static List<String> names() {
        try (var files = Files.list(FILES)) {
            return files.map(file -> file.getFileName().toString().replace(EXTENSION, ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Transition read(String name) {
        try {
            var lines = Files.readAllLines(FILES.resolve(name + EXTENSION));
            var last = lines.stream().flatMapToInt(Transition::state).max().orElseThrow();
            return new Transition(
                    name,
                    IntStream.rangeClosed(1, last)
                            .mapToObj(state -> state(lines, state))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String state(List<String> lines, int state) {
        return lines.stream()
                .filter(line -> state(line).allMatch(named -> named == state))
                .map(line -> STATE.matcher(line).replaceAll(""))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static IntStream state(String line) {
        return STATE.matcher(line).results().mapToInt(found -> Integer.parseInt(found.group(1)));
    }

    /** The region of the stack. */
    String region() {
        return REGION.matcher(states.get(0)).results().findFirst().orElseThrow().group(1);
    }

    /** The states that follow the first, and the first again. */
    List<String> changes() {
        return Stream.concat(states.stream().skip(1), states.stream().limit(1)).toList();
    }
}
