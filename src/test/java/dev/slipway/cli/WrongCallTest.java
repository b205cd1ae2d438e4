package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.testing.FakePrograms;
import dev.slipway.testing.ProjectHarness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The exit codes of calls that cannot succeed: 2 for wrong usage, 1 for a refusal. */
class WrongCallTest extends ProjectHarness {
    private static Stream<CommandLine> all() {
        return Slipway.commandLine().getSubcommands().values().stream();
    }

    static Stream<String> commandsWithARequiredArgument() {
        return all().filter(command -> required(command).findAny().isPresent()).map(CommandLine::getCommandName);
    }

    static Stream<String> commandsOfAStack() {
        return all().filter(command -> command.getCommandSpec().positionalParameters().stream()
                        .anyMatch(argument -> argument.paramLabel().equals("STACK")))
                .map(CommandLine::getCommandName);
    }

    private static Stream<PositionalParamSpec> required(CommandLine command) {
        return command.getCommandSpec().positionalParameters().stream().filter(PositionalParamSpec::required);
    }

    private int call(List<String> words) {
        return run(new FakePrograms(project).addPulumi("dev", "{}").machine(), words.toArray(new String[0]));
    }

    @ParameterizedTest
    @MethodSource("commandsWithARequiredArgument")
    void aMissingArgumentIsWrongUsage(String command) {
        assertThat(call(List.of(command))).isEqualTo(2);
        assertThat(err.toString()).startsWith("Missing required parameter");
    }

    @ParameterizedTest
    @MethodSource("commandsOfAStack")
    void anUnknownStackIsRefusedInOneLine(String command) throws IOException {
        writeStack("dev", "");
        var words = new ArrayList<>(List.of(command, "nosuch"));
        required(Slipway.commandLine().getSubcommands().get(command))
                .filter(argument -> !argument.paramLabel().equals("STACK"))
                .forEach(argument -> words.add("x"));

        if (command.equals("run")) {
            words.addAll(List.of("--", "date"));
        }

        assertThat(call(words)).isEqualTo(command.equals("run") ? RunCommand.NO_EXIT_CODE : 1);
        assertThat(err.toString().lines().filter(line -> line.contains("nosuch")))
                .as(err.toString())
                .isNotEmpty();
        assertThat(err.toString()).doesNotContain("\tat ", "Usage:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "local web --port 99999",
                "local web --port -1",
                "local web --port http",
                "tunnel dev --local-port 70000",
                "logs dev --since yesterday",
                "cost dev --assume requestsPerMonth",
                "completion tcsh",
                "help nosuch",
            })
    void aWrongValueIsWrongUsage(String words) {
        assertThat(call(List.of(words.split(" ")))).as(err.toString()).isEqualTo(2);
        assertThat(err.toString()).doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "local web --port 99999 | Invalid value for option '--port': '99999' is not a port; use 1 to 65535, or 0 for a free one",
                "logs dev --since now | Invalid value for option '--since': now is not a time; use 90s, 10m, 1h, 2d or 1w, or a time as in 2026-01-31T10:00:00Z",
                "help nosuch | Unknown command: 'nosuch'",
            })
    void aWrongValueIsExplained(String words, String message) {
        call(List.of(words.split(" ")));

        assertThat(err.toString().lines()).first().isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "preview dev --json",
                "preview dev --show-settings --json",
                "graph dev --mermaid",
                "graph dev --html",
                "schema",
                "check --json",
            })
    void aFullDiskIsReportedInOneLine(String words) throws IOException {
        var full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "there is no /dev/full, which is always full");
        writeStack("dev", "");
        var call = new ArrayList<>(List.of(words.split(" ")));
        call.add(full.toString());

        assertThat(call(call)).as(err.toString()).isEqualTo(1);
        assertThat(err.toString().lines())
                .contains("/dev/full cannot be written: No space left on device; free some space on the disk")
                .noneMatch(line -> line.startsWith("\tat "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "init /proc/shop --name shop --region eu-west-1 --image nginx:1 --port 80",
                "schema /proc/schema.json"
            })
    void aFolderThatTakesNoFilesIsReportedInOneLine(String words) {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "there is no /proc, in which no files can be made");

        assertThat(call(List.of(words.split(" ")))).as(err.toString()).isEqualTo(1);
        assertThat(err.toString().lines()).hasSize(1).first().asString().contains("/proc/", " cannot be written");
    }
}
