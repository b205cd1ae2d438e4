package dev.slipway.components.image;

import com.pulumi.exceptions.RunException;
import dev.slipway.base.LocalEnvironment;
import dev.slipway.base.Subprocess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A command of a build on this machine, such as {@code mvn -q -DskipTests package}.
 *
 * @param words the program and its arguments
 * @param text the command in messages
 */
public record BuildCommand(List<String> words, String text) {
    static final boolean WINDOWS =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");

    private static final int LINES_SHOWN = 20;

    public BuildCommand {
        words = List.copyOf(words);
    }

    /**
     * A command of Maven, with the Maven wrapper of the folder or of a folder above it, or else the Maven on the PATH; empty if
     * there is neither.
     */
    public static Optional<BuildCommand> maven(Path root, Path directory, List<String> arguments) {
        return of(root, directory, WINDOWS ? "mvnw.cmd" : "mvnw", WINDOWS ? "mvn.cmd" : "mvn", arguments);
    }

    /** The same for Gradle. */
    static Optional<BuildCommand> gradle(Path root, Path directory, List<String> arguments) {
        return of(root, directory, WINDOWS ? "gradlew.bat" : "gradlew", WINDOWS ? "gradle.bat" : "gradle", arguments);
    }

    private static Optional<BuildCommand> of(
            Path root, Path directory, String wrapper, String program, List<String> arguments) {
        return ProjectFolders.upward(root, directory).stream()
                .map(folder -> folder.resolve(wrapper))
                .filter(Files::isRegularFile)
                .filter(Files::isExecutable)
                .findFirst()
                .or(() -> LocalEnvironment.own(root).find(program))
                .map(found -> new BuildCommand(
                        Stream.concat(Stream.of(found.toString()), arguments.stream())
                                .toList(),
                        found.getFileName() + " " + String.join(" ", arguments)));
    }

    /**
     * Runs the command without output on the standard streams, which Pulumi uses.
     *
     * @param folder the folder in messages
     * @throws RunException with the last 20 lines of the output if it fails
     */
    void run(Path directory, String folder) {
        var result = process(directory).runMerged();
        if (result.exitCode() != 0) {
            var lines = result.output().lines().toList();
            throw new RunException("'%s' failed in %s with exit code %d:%n%s"
                    .formatted(
                            this,
                            folder,
                            result.exitCode(),
                            String.join(
                                    System.lineSeparator(),
                                    lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()))));
        }
    }

    /** The process in a folder, which is not started yet. */
    public Subprocess process(Path directory) {
        var process = LocalEnvironment.own(directory).process(words);
        // Maven sets these variables if it runs this program.
        var environment = new HashMap<>(process.environment());
        environment.keySet().removeAll(List.of("MAVEN_CMD_LINE_ARGS", "MAVEN_PROJECTBASEDIR"));
        return process.withEnvironment(environment);
    }

    /** The command for messages, such as {@code mvnw -q -DskipTests package}. */
    @Override
    public String toString() {
        return text;
    }
}
