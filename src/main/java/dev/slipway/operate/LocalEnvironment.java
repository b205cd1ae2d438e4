package dev.slipway.operate;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a command of the command line runs.
 *
 * @param home the folder of the project
 * @param environment the variables that programs started here get, and whose PATH they are found on
 */
public record LocalEnvironment(Path home, Map<String, String> environment) {
    public LocalEnvironment {
        environment = Map.copyOf(environment);
    }

    /** This process's own. */
    public static LocalEnvironment own(Path home) {
        return new LocalEnvironment(home, System.getenv());
    }

    /** A program on the PATH. */
    public Optional<Path> find(String program) {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(environment.getOrDefault("PATH", ""))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> Stream.of(program, program + ".exe").map(name -> Path.of(folder, name)))
                .filter(Files::isRegularFile)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A process of a program that was found, in the project's folder, yet to be started. */
    public ProcessBuilder process(Path program, List<String> arguments) {
        var command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        var process = new ProcessBuilder(command).directory(home.toFile());
        process.environment().clear();
        process.environment().putAll(environment);
        return process;
    }
}
