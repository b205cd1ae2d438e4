package dev.slipway.components.image;

import com.pulumi.exceptions.RunException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A build that a deploy runs before it registers resources, if its sources have changed since the last build or one of
 * its output files is missing. A file beside the output contains the digest of the sources of the last build.
 *
 * @param root the project's folder
 * @param folder the build folder, relative to the project's
 * @param makes the output files that the deploy needs, relative to the build folder, such as {@code target/orders.jar}
 * @param build the command and its sources
 */
public record Packaging(Path root, String folder, List<String> makes, PackageBuild build) {
    public Packaging {
        makes = List.copyOf(makes);
    }

    /** The Maven build of a folder with a {@code pom.xml}. */
    public static Packaging ofMaven(Path root, String folder, List<String> makes) {
        var directory = root.resolve(folder).toAbsolutePath().normalize();
        return new Packaging(root, folder, makes, MavenBuild.of(root, directory));
    }

    /**
     * Runs the build if it is out of date.
     *
     * @param log receives one line if the build runs
     * @return true if the build ran
     * @throws RunException if its program is not installed, if it fails, or if an output file is missing after it
     */
    public boolean run(Consumer<String> log) {
        var sources = new FileDigest().addAll(build.sources().get()).hex();
        if (missing().isEmpty() && read(build.stamp()).equals(sources)) {
            return false;
        }
        var command = build.command().get();
        log.accept("Packaging %s: %s".formatted(folder, command));
        var shown = ProjectFolders.shown(root, build.directory());
        command.run(build.directory(), shown);
        missing().ifPresent(path -> {
            throw new RunException("'%s' in %s made no %s, which the deploy needs; let the build make it in %s"
                    .formatted(command, shown, path, folder));
        });
        write(build.stamp(), sources);
        return true;
    }

    private Optional<String> missing() {
        var directory = root.resolve(folder);
        return makes.stream()
                .filter(path -> !Files.exists(directory.resolve(path)))
                .findFirst();
    }

    /** The digest of the last build's sources; empty if there was no build. */
    private static String read(Path stamp) {
        try {
            return Files.exists(stamp) ? Files.readString(stamp) : "";
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read".formatted(stamp), e);
        }
    }

    private static void write(Path stamp, String sources) {
        try {
            Files.createDirectories(stamp.getParent());
            Files.writeString(stamp, sources);
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be written".formatted(stamp), e);
        }
    }
}
