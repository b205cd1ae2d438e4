package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

class CommandGroupsTest {
    private static Stream<CommandLine> commands() {
        return Slipway.commandLine().getSubcommands().values().stream()
                .filter(command -> !command.getCommandName().equals("help"));
    }

    @Test
    void theHelpListsEveryCommandOnce() {
        var help = Slipway.commandLine().getUsageMessage(Ansi.OFF);

        assertThat(Slipway.commandLine().getSubcommands().keySet())
                .allSatisfy(command -> assertThat(help.lines().filter(line -> line.startsWith("  " + command + " ")))
                        .hasSize(1));
    }

    /** The examples with arguments of a shell alone, without the completion script, which a shell reads. */
    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasAnExampleThatItAccepts(CommandLine command) {
        var examples = List.of(command.getCommandSpec().usageMessage().footer());

        assertThat(examples).isNotEmpty();
        assertThat(examples).allSatisfy(example -> {
            var words = example.strip().replaceFirst("^\\. <\\((.*)\\)$", "$1").split(" ");
            assertThat(words).startsWith("./slipway", command.getCommandName());
            assertThatCode(() -> Slipway.commandLine()
                            .parseArgs(Stream.of(words).skip(1).toArray(String[]::new)))
                    .doesNotThrowAnyException();
        });
    }
}
