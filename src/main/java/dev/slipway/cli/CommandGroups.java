package dev.slipway.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The groups of commands in the help. A command without a group is in none of them, which a test rejects. */
record CommandGroups(String title, List<String> commands) {
    private static final List<CommandGroups> ALL = List.of(
            new CommandGroups(
                    "Plan a stack, without a cloud account", List.of("preview", "check", "cost", "prices", "graph")),
            new CommandGroups("Look at a deployed stack", List.of("status", "logs", "outputs")),
            new CommandGroups("Reach its tasks and database", List.of("exec", "run", "tunnel")),
            new CommandGroups("Change what runs", List.of("wake", "sleep", "kill", "rollback", "redrive", "destroy")),
            new CommandGroups(
                    "Develop and set up",
                    List.of(
                            "init",
                            "import",
                            "local",
                            "verify",
                            "doctor",
                            "bootstrap",
                            "upgrade",
                            "schema",
                            "completion",
                            "help")));

    /** Lists the commands of the help in their groups. */
    static void apply(CommandLine commandLine) {
        commandLine.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, CommandGroups::list);
    }

    private static String list(Help help) {
        return ALL.stream()
                .map(group -> "%n%s:%n%s".formatted(group.title(), help.commandList(group.of(help))))
                .collect(Collectors.joining());
    }

    private Map<String, Help> of(Help help) {
        var found = new LinkedHashMap<String, Help>();
        commands.forEach(command -> found.put(command, help.subcommands().get(command)));
        return found;
    }
}
