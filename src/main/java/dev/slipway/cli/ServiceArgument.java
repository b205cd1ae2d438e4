package dev.slipway.cli;

import dev.slipway.operate.DeployedStack;
import dev.slipway.operate.PulumiCli;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The arguments STACK and SERVICE of commands for a service of a deployed stack. */
final class ServiceArgument {
    @Parameters(
            index = "0",
            paramLabel = "STACK",
            completionCandidates = StackNames.class,
            description = "The stack, as in pulumi up -s STACK.")
    private String stack = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "SERVICE",
            completionCandidates = ServiceNames.class,
            description = "The service; optional if the stack has one service.")
    private @Nullable String service;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    /** The deployed stack, read from its outputs. */
    DeployedStack read() {
        return new PulumiCli(Slipway.machine(command)).read(stack);
    }

    Optional<String> name() {
        return Optional.ofNullable(service);
    }
}
