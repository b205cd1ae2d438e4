package dev.slipway.settings.imports.taskdefinition;

import dev.slipway.settings.imports.ImportedStacks;
import java.nio.file.Path;
import java.util.Optional;

/** The task definition and the service with all fields, imported. */
final class CompleteTaskDefinition {
    static final Path FOLDER = Path.of("src", "test", "taskdefinition");

    private CompleteTaskDefinition() {}

    static ImportedStacks read() {
        return TaskDefinitionImport.read(
                FOLDER.resolve("complete.json"), options(Optional.of(FOLDER.resolve("service.json"))));
    }

    /** Options without a project and a region. */
    static TaskDefinitionOptions options(Optional<Path> service) {
        return new TaskDefinitionOptions("dev", Optional.empty(), service, Optional.empty(), Optional.empty());
    }
}
