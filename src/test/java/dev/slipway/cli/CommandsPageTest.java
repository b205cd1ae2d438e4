package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;

/**
 * Compares {@code docs/commands.md} with the commands. With {@code -Dgolden.write=true} everything after its marker is written
 * again.
 */
class CommandsPageTest {
    private static final Path PAGE = Path.of("docs", "commands.md");
    private static final String MARKER =
            "<!-- The rest is written by mvn test -Dtest=CommandsPageTest -Dgolden.write=true -->\n";

    private static List<CommandLine> commands() {
        return Slipway.commandLine().getSubcommands().values().stream()
                .filter(each -> !(each.getCommand() instanceof HelpCommand))
                .toList();
    }

    private static String generated() {
        var lines = new ArrayList<String>();
        lines.add("## Commands");
        lines.add("| command | purpose | `--json` |");
        lines.add("|---|---|---|");
        commands()
                .forEach(each -> lines.add("| [`%1$s`](#%1$s) | %2$s | %3$s |"
                        .formatted(each.getCommandName(), description(each), json(each))));
        commands().forEach(each -> {
            lines.addAll(help(each.getCommandName(), each));
            each.getSubcommands()
                    .forEach((name, below) -> lines.addAll(help(each.getCommandName() + " " + name, below)));
        });
        return String.join("\n", lines) + "\n";
    }

    private static List<String> help(String name, CommandLine command) {
        return List.of(
                "", "### " + name, "```", command.getUsageMessage(Ansi.OFF).stripTrailing(), "```");
    }

    private static String description(CommandLine command) {
        return command.getCommandSpec().usageMessage().description()[0];
    }

    private static String json(CommandLine command) {
        return Stream.ofNullable(command.getCommandSpec().findOption("--json"))
                .map(option -> String.join(" ", option.description()))
                .findFirst()
                .orElse("");
    }

    @Test
    void theRequirementsOfEveryCommandAreListed() throws IOException {
        var requirements = Files.readString(PAGE)
                .lines()
                .takeWhile(line -> !line.startsWith("## "))
                .toList();

        assertThat(commands()).allSatisfy(command -> assertThat(String.join("\n", requirements))
                .contains("`%s`".formatted(command.getCommandName())));
    }

    @Test
    void thePageHasTheHelpOfEveryCommand() throws IOException {
        var page = Files.readString(PAGE);
        var written = page.substring(0, page.indexOf(MARKER) + MARKER.length()) + generated();
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(PAGE, written);
        }

        assertThat(Files.readString(PAGE)).isEqualTo(written);
    }
}
