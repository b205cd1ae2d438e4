package dev.slipway.settings.imports.taskdefinition;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Choices of an import.
 *
 * @param stack the name of the stack
 * @param project the name of the project; empty if there is none yet
 * @param service the file of the ECS service that runs the task definition; empty without one
 * @param region of the stack; empty if the file names it
 * @param usualRegion that of the machine, for a file that names none
 */
public record TaskDefinitionOptions(
        String stack,
        Optional<String> project,
        Optional<Path> service,
        Optional<String> region,
        Optional<String> usualRegion) {}
