package dev.slipway.base;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder and the environment variables in which programs are started.
 *
 * @param home the folder: the project's for the commands of the command line
 * @param environment the variables of started programs; their PATH is searched for programs
 */
public record LocalEnvironment(Path home, Map<String, String> environment) {
    public LocalEnvironment {
        environment = Map.copyOf(environment);
    }

    /** The environment variables of this process. */
    public static LocalEnvironment own(Path home) {
        return new LocalEnvironment(home, System.getenv());
    }

    /** The first executable file of that name on the PATH; on Windows with {@code .exe} too. */
    public Optional<Path> find(String program) {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(environment.getOrDefault("PATH", ""))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> Stream.of(program, program + ".exe").map(name -> Path.of(folder, name)))
                .filter(Files::isRegularFile)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A program to be started in the folder with these variables only. */
    public Subprocess process(List<String> command) {
        return new Subprocess(command, home, environment, Optional.empty());
    }

    /** An executable file to be started in the folder with these variables only. */
    public Subprocess process(Path program, List<String> arguments) {
        return process(
                Stream.concat(Stream.of(program.toString()), arguments.stream()).toList());
    }
}
