package dev.slipway.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** The arguments STACK and SERVICE of commands for a service of a deployed stack. */
final class ServiceArgument extends StackArgument {
    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "SERVICE",
            completionCandidates = ServiceNames.class,
            description = "The service; optional if the stack has one service.")
    private @Nullable String service;

    Optional<String> name() {
        return Optional.ofNullable(service);
    }
}
