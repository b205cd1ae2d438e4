package dev.slipway.settings.imports.compose;

import dev.slipway.settings.imports.ImportedStacks;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Compose file with all fields, imported. */
final class CompleteComposeFile {
    static final Path FOLDER = Path.of("src", "test", "compose");

    private CompleteComposeFile() {}

    static ImportedStacks read(String... profiles) {
        return ComposeImport.read(FOLDER.resolve("complete.yaml"), Path.of(""), options(profiles));
    }

    static ComposeOptions options(String... profiles) {
        return new ComposeOptions(
                Optional.of("shop"), "dev", Optional.of("eu-west-1"), List.of(profiles), Map.of("LOG_LEVEL", "debug"));
    }
}
