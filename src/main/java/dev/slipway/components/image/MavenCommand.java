package dev.slipway.components.image;

import com.pulumi.exceptions.RunException;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code mvn -q -DskipTests package} by the Maven that a build folder asks for. */
record MavenCommand(Path executable) {
    private static final List<String> ARGUMENTS = List.of("-q", "-DskipTests", "package");
    private static final int LINES_SHOWN = 20;
    private static final boolean WINDOWS =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");

    /** The wrapper of the folder or of one above it within the project, else the Maven on the PATH. */
    static Optional<MavenCommand> find(Path root, Path directory) {
        var project = root.toAbsolutePath().normalize();
        var above = Stream.iterate(directory, folder -> folder != null && folder.startsWith(project), Path::getParent)
                .map(folder -> folder.resolve(WINDOWS ? "mvnw.cmd" : "mvnw"));
        var onPath = Stream.of(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder).resolve(WINDOWS ? "mvn.cmd" : "mvn"));
        return Stream.concat(above, onPath)
                .filter(Files::isRegularFile)
                .filter(Files::isExecutable)
                .findFirst()
                .map(MavenCommand::new);
    }

    /**
     * Runs it, with nothing on the standard streams: those belong to Pulumi.
     *
     * @throws RunException with the last lines of the output if it fails
     */
    void run(Path directory, String folder) {
        var command = new ArrayList<String>();
        command.add(executable.toString());
        command.addAll(ARGUMENTS);
        var builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        // What the Maven that runs this program has told its own process.
        builder.environment().keySet().removeAll(List.of("MAVEN_CMD_LINE_ARGS", "MAVEN_PROJECTBASEDIR"));
        try {
            var process = builder.start();
            process.getOutputStream().close();
            var lines = lastLines(process);
            var exitCode = waitFor(process);
            if (exitCode != 0) {
                throw new RunException("'%s' failed in %s with exit code %d:%n%s"
                        .formatted(this, folder, exitCode, String.join(System.lineSeparator(), lines)));
            }
        } catch (IOException e) {
            throw new RunException("'%s' cannot be run in %s: %s".formatted(this, folder, e.getMessage()), e);
        }
    }

    private static List<String> lastLines(Process process) throws IOException {
        var lines = new ArrayDeque<String>();
        try (var output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), Charset.defaultCharset()))) {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                if (lines.size() == LINES_SHOWN) {
                    lines.removeFirst();
                }
                lines.addLast(line);
            }
        }
        return List.copyOf(lines);
    }

    private static int waitFor(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new RunException("interrupted while packaging", e);
        }
    }

    /** The command as one would type it. */
    @Override
    public String toString() {
        return executable.getFileName() + " " + String.join(" ", ARGUMENTS);
    }
}
