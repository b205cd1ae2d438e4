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
 * A Maven build that a deploy runs before it registers resources, if its sources have changed since the last build or
 * one of its output files is missing. A file in {@code target} contains the digest of the sources of the last build.
 *
 * @param root the project's folder
 * @param folder the build folder, relative to the project's
 * @param makes the output files that the deploy needs, relative to the build folder, such as {@code target/orders.jar}
 */
public record MavenPackaging(Path root, String folder, List<String> makes) {
    private static final List<String> PACKAGE = List.of("-q", "-DskipTests", "package");
    private static final String STAMP = "target/packaged-sources.sha256";

    public MavenPackaging {
        makes = List.copyOf(makes);
    }

    /** The build of the files that a Dockerfile copies. */
    public static MavenPackaging of(BuildContext context) {
        return new MavenPackaging(context.root(), context.folder(), CopiedFiles.made(context));
    }

    /**
     * Runs Maven if the build is out of date; does nothing for a folder without a {@code pom.xml}.
     *
     * @param log receives one line if Maven runs
     * @return true if Maven ran
     * @throws RunException if Maven is not installed, if it fails, or if an output file is missing after it
     */
    public boolean run(Consumer<String> log) {
        var directory = root.resolve(folder).toAbsolutePath().normalize();
        if (!Files.isRegularFile(directory.resolve("pom.xml"))) {
            return false;
        }
        var sources = new FileDigest().addAll(MavenSources.in(directory)).hex();
        var stamp = directory.resolve(STAMP);
        if (missing(directory).isEmpty() && read(stamp).equals(sources)) {
            return false;
        }
        var maven = MavenCommand.find(root, directory, PACKAGE)
                .orElseThrow(() -> new RunException(
                        "%s must be packaged, and there is neither an mvnw in it or above it nor an mvn on the PATH; install Maven, or add the wrapper with 'mvn wrapper:wrapper'"
                                .formatted(folder)));
        log.accept("Packaging %s: %s".formatted(folder, maven));
        maven.run(directory, folder);
        missing(directory).ifPresent(path -> {
            throw new RunException("'%s' in %s made no %s, which the deploy needs; let its pom.xml make it there"
                    .formatted(maven, folder, path));
        });
        write(stamp, sources);
        return true;
    }

    private Optional<String> missing(Path directory) {
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
