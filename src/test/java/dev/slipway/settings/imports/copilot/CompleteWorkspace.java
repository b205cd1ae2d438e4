package dev.slipway.settings.imports.copilot;

import dev.slipway.settings.imports.ImportedStacks;
import java.nio.file.Path;
import java.util.Optional;

/** The workspace with every field of every manifest. */
final class CompleteWorkspace {
    static final Path FOLDER = Path.of("src", "test", "copilot", "complete");

    static final CopilotOptions ALL =
            new CopilotOptions(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);

    private CompleteWorkspace() {}

    static ImportedStacks read() {
        return CopilotImport.read(FOLDER, FOLDER, ALL);
    }
}
