package dev.slipway.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** The second word after a command that operates a service of a deployed stack. */
final class OperatedService {
    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "SERVICE",
            description = "The service; may be left out where there is one.")
    private @Nullable String service;

    Optional<String> name() {
        return Optional.ofNullable(service);
    }
}
