package dev.slipway.settings.imports;

import dev.slipway.components.image.BuildArguments;
import java.nio.file.Path;

/** Builds of stack files in the making. */
public final class DraftBuilds {
    /** The note about an argument that the Dockerfile does not take, which a stack file refuses. */
    public static final String NOT_TAKEN = "the Dockerfile declares no ARG of this name";

    private DraftBuilds() {}

    /** Reports a folder outside the project, which a workflow does not check out. */
    public static void checkFolder(ImportReport report, SourceValue source, String key, String folder) {
        if (folder.startsWith("..")) {
            report.changed(
                    source,
                    key,
                    "%s is outside of the folder of the stack files, and a workflow checks out one repository: keep the stack files in that of the source, by --output"
                            .formatted(folder));
        }
    }

    /**
     * True if the Dockerfile of a build takes an argument, or does not exist.
     *
     * @param build with {@code context}, and {@code dockerfile} if it has another name
     * @param project the folder of the stack files
     */
    public static boolean takes(DraftSection build, Path project, String argument) {
        var members = build.members();
        var file = members.getOrDefault("dockerfile", members.getOrDefault("context", ".") + "/Dockerfile");
        return BuildArguments.isTaken(argument, project.resolve(file.toString()));
    }
}
