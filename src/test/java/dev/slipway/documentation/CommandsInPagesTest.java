package dev.slipway.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.base.LocalEnvironment;
import dev.slipway.cli.Slipway;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Every call of {@code ./slipway} that a page shows is one that the command line takes. */
class CommandsInPagesTest {
    /** Up to what ends a call in a shell, or a comment. */
    private static final Pattern CALL = Pattern.compile("\\./slipway +([^|;&>#)\n]+)");

    private static final Pattern INLINE_CODE = Pattern.compile("`([^`]+)`");

    /** Commands that are planned but missing. */
    private static CommandLine commandLine() {
        return Slipway.commandLine(new LocalEnvironment(Path.of(""), Map.of()));
    }

    static Stream<String> calls() {
        return Page.all().stream()
                .flatMap(page -> Stream.concat(inline(page.text()), page.blocks("sh").stream()))
                .flatMap(text -> CALL.matcher(text).results())
                .map(call -> call.group(1).strip())
                .filter(call -> !call.startsWith("COMMAND"))
                .distinct();
    }

    /** Code within the lines of a text, each on one line. */
    private static Stream<String> inline(String text) {
        return INLINE_CODE.matcher(text).results().map(code -> code.group(1).replace('\n', ' '));
    }

    private static List<String> words(String call) {
        return Arrays.stream(call.split("\\s+"))
                .map(word -> word.replaceAll("^['\"]|['\"]$", ""))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void everyDocumentedCommandIsValid(String call) {
        var words = words(call);
        var commands = commandLine().getSubcommands();
        assertThat(commands).containsKey(words.get(0));
        if (words.size() > 1) {
            commandLine().parseArgs(words.toArray(String[]::new));
        }
    }
}
