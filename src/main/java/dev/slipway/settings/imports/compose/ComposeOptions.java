package dev.slipway.settings.imports.compose;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Choices of an import of a Compose file.
 *
 * @param project the name of the project; empty if there is none yet
 * @param stack the name of the written stack
 * @param region of the stack; empty for that of the machine
 * @param profiles the active profiles
 * @param environment the variables of the machine, which precede those of {@code .env}
 */
public record ComposeOptions(
        Optional<String> project,
        String stack,
        Optional<String> region,
        List<String> profiles,
        Map<String, String> environment) {}
