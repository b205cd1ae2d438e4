package dev.slipway.components.image;

import java.nio.file.Path;
import java.util.SortedMap;
import java.util.function.Supplier;

/**
 * A build on the deploying machine that makes files which an image copies.
 *
 * @param directory the folder in which the command runs
 * @param sources lists the source files by their paths relative to the folder, with slashes
 * @param command finds the command; throws a {@code RunException} if its program is not installed
 * @param stamp the file with the digest of the sources of the last build
 */
public record PackageBuild(
        Path directory, Supplier<SortedMap<String, Path>> sources, Supplier<BuildCommand> command, Path stamp) {
    /** The name of the file with the digest of the sources of the last build. */
    static final String STAMP = "packaged-sources.sha256";
}
