package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.base.LocalEnvironment;
import dev.slipway.testing.CommandHarness;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;

/** The behaviour that all commands share. */
class EveryCommandTest extends CommandHarness {
    private static final String ESCAPE = "\u001b[";

    static Stream<String> commands() {
        return Slipway.commandLine().getSubcommands().values().stream()
                .filter(each -> !(each.getCommand() instanceof HelpCommand))
                .map(CommandLine::getCommandName);
    }

    private static CommandSpec command(String name) {
        return Slipway.commandLine().getSubcommands().get(name).getCommandSpec();
    }

    @Override
    protected LocalEnvironment environment() {
        return LocalEnvironment.own(Path.of("").toAbsolutePath());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theHelpDescribesTheCommand(String name) {
        var usage = command(name).usageMessage();

        assertThat(usage.description())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).as(name).endsWith(".").doesNotStartWith(" "));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theHelpExplainsItsArguments(String name) {
        assertThat(command(name).args()).allSatisfy(word -> assertThat(String.join(" ", word.description()))
                .as("%s %s", name, word.paramLabel())
                .endsWith("."));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void itsHelpEndsWithItsExitCodes(String name) {
        var codes = command(name).usageMessage().exitCodeList();

        assertThat(codes.keySet()).as(name).hasSizeGreaterThan(1).anyMatch(code -> code.startsWith("0"));
        assertThat(command(name).usageMessage().exitCodeListHeading()).isEqualTo("%nExit codes:%n");
        assertThat(command(name).commandLine().getUsageMessage()).contains("\nExit codes:\n");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void itHasHelpAndPrintsTheVersion(String name) {
        assertThat(command(name).mixinStandardHelpOptions()).as(name).isTrue();
        assertThat(command(name).version()).containsExactly("slipway 0.1.0");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void itsStackAndItsServiceAreCompleted(String name) {
        var words = command(name).positionalParameters();
        if (words.stream().anyMatch(word -> word.paramLabel().equals("STACK"))) {
            assertThat(words)
                    .filteredOn(word -> word.paramLabel().equals("STACK"))
                    .allSatisfy(word -> assertThat(word.completionCandidates()).isInstanceOf(StackNames.class));
            assertThat(words)
                    .filteredOn(word -> word.paramLabel().equals("SERVICE"))
                    .allSatisfy(word -> assertThat(word.completionCandidates()).isInstanceOf(ServiceNames.class));
            assertThat(words)
                    .filteredOn(word -> word.paramLabel().equals("QUEUE"))
                    .allSatisfy(word -> assertThat(word.completionCandidates()).isInstanceOf(QueueNames.class));
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void anOptionThatItDoesNotHaveIsAWrongCall(String name) {
        assertThat(run(name, "--halp")).isEqualTo(2);

        assertThat(err.toString()).containsAnyOf("Unknown option: '--halp'", "Missing required parameter");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aMistypedNameIsAWrongCallAndGetsASuggestion(String name) {
        var mistyped = name + name.charAt(name.length() - 1);

        assertThat(run(mistyped)).isEqualTo(2);

        assertThat(err)
                .hasToString(
                        "Unknown command: '%s'; did you mean %s?\nsee ./slipway --help\n".formatted(mistyped, name));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "preview dev --jsno x | did you mean --json?",
                "outputs dev --jso    | did you mean --json?",
                "cost dev --asume a=1 | did you mean --assume?",
            })
    void aMistypedOptionGetsASuggestion(String words, String suggestion) {
        assertThat(run(words.split(" "))).isEqualTo(2);

        assertThat(err.toString()).contains(suggestion);
    }

    @Test
    void aPipeGetsNoColours() throws Exception {
        assertThat(printed(List.of("sh", "-c", own("--help") + " | cat"), false))
                .contains("Usage:")
                .doesNotContain(ESCAPE);
    }

    @Test
    void aTerminalGetsColours() throws Exception {
        assertThat(printed(onATerminal(own("--help")), false))
                .contains("Usage:")
                .contains(ESCAPE);
    }

    @Test
    void aTerminalGetsNoColoursWhereNoColorIsSet() throws Exception {
        assertThat(printed(onATerminal(own("--help")), true)).contains("Usage:").doesNotContain(ESCAPE);
    }

    /** The command line as a process of its own. */
    private static String own(String words) {
        return "'%s' -cp '%s' %s %s"
                .formatted(
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        System.getProperty("java.class.path"),
                        Slipway.class.getName(),
                        words);
    }

    private static List<String> onATerminal(String command) throws Exception {
        assumeTrue(
                hasTerminals(),
                "there is no script of util-linux, which makes terminals, so colours on them are not tested");
        return List.of("script", "-qec", command, "/dev/null");
    }

    private static boolean hasTerminals() throws InterruptedException {
        try {
            var process = new ProcessBuilder("script", "--version").start();
            return new String(process.getInputStream().readAllBytes()).contains("util-linux") && process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String printed(List<String> command, boolean noColor) throws Exception {
        var builder = new ProcessBuilder(new ArrayList<>(command)).redirectErrorStream(true);
        for (var variable : List.of("NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE")) {
            builder.environment().remove(variable);
        }
        builder.environment().put("TERM", "xterm");
        if (noColor) {
            builder.environment().put("NO_COLOR", "1");
        }
        var process = builder.start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).isZero();
        return output;
    }
}
