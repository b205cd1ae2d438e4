package dev.slipway.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.base.LocalEnvironment;
import dev.slipway.cli.Slipway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import picocli.CommandLine;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Services, jobs and queues in commands on the pages are those of the stack that the page is about: the stack file of the
 * page, that of its blocks, or the example that has the stack's name. A command for a database, or for services that sleep,
 * is for a stack that has them.
 */
class ServicesInPagesTest {
    private static final Path EXAMPLES = Path.of("examples");
    private static final Path HOW_TO = Path.of("docs", "how-to");
    private static final Pattern CALL = Pattern.compile("\\./slipway +([^|;&>#)\n`]+)");

    /** Keys of the features that a command is for. */
    private static final Map<String, String> FEATURES = Map.of(
            "tunnel", "slipway:database", "wake", "sleep=", "sleep", "sleep=", "kill", "sleep=", "redrive", "queue");

    /** An output of a stack by the name of a service. */
    private static final Pattern OUTPUT = Pattern.compile("-s ([a-z][a-z0-9-]*) --json \\| jq -r \\.([a-z][a-z0-9-]*)");

    /** A log group of a service. */
    private static final Pattern LOG_GROUP =
            Pattern.compile("/slipway-([a-z][a-z0-9]*)/(?!vpc\\b|log-archive\\b)([a-z][a-z0-9-]*)");

    /**
     * A command or output for a stack.
     *
     * @param names its services, jobs and queues; empty for a command for all of them
     */
    record Reference(Path page, String command, String stack, List<String> names) {
        @Override
        public String toString() {
            return "%s: %s %s %s".formatted(page, command, stack, String.join(" ", names));
        }
    }

    static Stream<Reference> references() {
        return Page.all().stream()
                .filter(page -> page.file().startsWith("docs"))
                .flatMap(page -> {
                    var text = text(page);
                    return Stream.concat(
                            CALL.matcher(text).results().flatMap(call -> reference(page.file(), call.group(1))),
                            Stream.of(OUTPUT, LOG_GROUP)
                                    .flatMap(pattern -> pattern.matcher(text).results())
                                    .map(found -> new Reference(
                                            page.file(), "output", found.group(1), List.of(found.group(2)))));
                })
                .distinct();
    }

    private static String text(Page page) {
        return page.text()
                + String.join("\n", page.blocks().stream().map(Page.Block::text).toList());
    }

    /** The stack and the second argument of a call. */
    private static Stream<Reference> reference(Path page, String call) {
        var words = List.of(call.strip().split("\\s+"));
        var commands = commandLine().getSubcommands();
        if (words.size() < 2
                || !commands.containsKey(words.get(0))
                || words.stream().anyMatch(word -> word.matches("[\\[A-Z$].*"))) {
            return Stream.of();
        }
        var parsed = commandLine().parseArgs(words.toArray(String[]::new)).subcommand();
        var names = Stream.of("SERVICE", "QUEUE", "JOB")
                .flatMap(label -> argument(parsed, label))
                .toList();
        return argument(parsed, "STACK").map(stack -> new Reference(page, words.get(0), stack, names));
    }

    private static CommandLine commandLine() {
        return Slipway.commandLine(new LocalEnvironment(Path.of(""), Map.of()));
    }

    private static Stream<String> argument(CommandLine.ParseResult parsed, String label) {
        return parsed.matchedPositionals().stream()
                .filter(argument -> argument.paramLabel().contains(label))
                .flatMap((PositionalParamSpec argument) -> argument.stringValues().stream())
                .limit(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("references")
    void theStackHasWhatTheCommandIsFor(Reference reference) throws IOException {
        var stack = configs(reference.page(), reference.stack());

        assertThat(stack.stream().flatMap(ServicesInPagesTest::names))
                .as(reference.toString())
                .containsAll(reference.names());
        assertThat(stack)
                .as(reference.toString())
                .satisfiesAnyOf(
                        files -> assertThat(FEATURES).doesNotContainKey(reference.command()),
                        files -> assertThat(files.toString()).contains(FEATURES.get(reference.command())));
    }

    /** The settings that a page is about. */
    private static List<Map<String, Object>> configs(Path page, String stack) throws IOException {
        var isHowTo = page.startsWith(HOW_TO);
        var name = isHowTo ? page.getFileName().toString().replace(".md", "") : stack;
        var files = new ArrayList<String>();
        if (isHowTo) {
            Page.read(page).blocks("yaml").stream()
                    .filter(block -> block.startsWith("config:"))
                    .forEach(files::add);
        }
        var example = EXAMPLES.resolve(name + ".yaml");
        if (Files.exists(example)) {
            files.add(Files.readString(example));
        }
        return files.stream()
                .map(file -> section(new Load(LoadSettings.builder().build()).loadFromString(file), "config"))
                .toList();
    }

    /** The services, jobs and queues of a stack file, or of a part of one. */
    private static Stream<String> names(Map<String, Object> config) {
        var storage = section(config, "slipway:storage");
        return Stream.of(
                        section(config, "slipway:services").keySet(),
                        section(config, "slipway:jobs").keySet(),
                        section(storage, "queues").keySet(),
                        storage.get("queue") instanceof String queue ? Set.of(queue) : Set.<String>of())
                .flatMap(Set::stream);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> section(@Nullable Object parent, String key) {
        return parent instanceof Map<?, ?> map && map.get(key) instanceof Map<?, ?> section
                ? (Map<String, Object>) section
                : Map.of();
    }
}
