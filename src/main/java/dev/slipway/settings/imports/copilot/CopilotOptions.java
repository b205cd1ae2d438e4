package dev.slipway.settings.imports.copilot;

import java.util.Optional;

/**
 * Choices of an import.
 *
 * @param project the name of the project; empty if there is none yet
 * @param environment the only environment to import; empty for all
 * @param region of the stacks; empty if the manifests name it
 * @param usualRegion that of the machine, for manifests that name none
 * @param ignoreUnknown true if unknown fields are reported instead of refused
 */
public record CopilotOptions(
        Optional<String> project,
        Optional<String> environment,
        Optional<String> region,
        Optional<String> usualRegion,
        boolean ignoreUnknown) {}
