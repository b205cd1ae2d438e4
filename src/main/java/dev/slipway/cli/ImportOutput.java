package dev.slipway.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every import: the folder of the written files, and the permission to overwrite. */
final class ImportOutput {
    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "The folder of the written files; by default the project's.")
    private @Nullable Path folder;

    @Option(names = "--force", description = "Overwrites files that exist.")
    private boolean force;

    /** The folder of the written files. */
    Path folder(Path project) {
        return (folder == null ? project : folder).toAbsolutePath().normalize();
    }

    boolean isForced() {
        return force;
    }
}
