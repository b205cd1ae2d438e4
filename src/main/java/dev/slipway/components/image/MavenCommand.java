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
 * A command of Maven, such as {@code mvn -q -DskipTests package}, with the Maven wrapper of the project or the Maven on the
 * PATH.
 */
public record MavenCommand(Path executable, List<String> arguments) {
    private static final int LINES_SHOWN = 20;
    private static final boolean WINDOWS =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");

    public MavenCommand {
        arguments = List.copyOf(arguments);
    }

    /**
     * The command with the Maven wrapper of the folder or of a folder above it in the project, or else the Maven on the PATH;
     * empty if there is neither.
     */
    public static Optional<MavenCommand> find(Path root, Path directory, List<String> arguments) {
        var project = root.toAbsolutePath().normalize();
        var above = Stream.iterate(directory, folder -> folder != null && folder.startsWith(project), Path::getParent)
                .map(folder -> folder.resolve(WINDOWS ? "mvnw.cmd" : "mvnw"));
        return above.filter(Files::isRegularFile)
                .filter(Files::isExecutable)
                .findFirst()
                .or(() -> LocalEnvironment.own(root).find(WINDOWS ? "mvn.cmd" : "mvn"))
                .map(maven -> new MavenCommand(maven, arguments));
    }

    /**
     * Runs Maven without output on the standard streams, which Pulumi uses.
     *
     * @throws RunException with the last 20 lines of the output if Maven fails
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
        var process = LocalEnvironment.own(directory).process(executable, arguments);
        // Maven sets these variables if it runs this program.
        var environment = new HashMap<>(process.environment());
        environment.keySet().removeAll(List.of("MAVEN_CMD_LINE_ARGS", "MAVEN_PROJECTBASEDIR"));
        return process.withEnvironment(environment);
    }

    /** The command for messages, such as {@code mvnw -q -DskipTests package}. */
    @Override
    public String toString() {
        return executable.getFileName() + " " + String.join(" ", arguments);
    }
}
