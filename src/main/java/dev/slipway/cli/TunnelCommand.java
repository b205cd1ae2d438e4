package dev.slipway.cli;

import dev.slipway.operate.Tunnel;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Forwards a local port to the database, through a running task. */
@Command(
        name = "tunnel",
        description = {
            "Forwards a local port to the database, through a running task of a service that uses it.",
            "Requires exec: true in that service's settings, and AWS's session-manager-plugin. Ctrl-C closes it."
        },
        footer = "  ./slipway tunnel dev --local-port=3306",
        exitCodeList = {"0:the session has ended", "1:the session cannot be opened", "2:wrong usage"})
final class TunnelCommand extends SlipwayCommand {
    @Mixin
    private ServiceArgument service = new ServiceArgument();

    @Option(
            names = "--local-port",
            paramLabel = "PORT",
            converter = PortOption.class,
            description = "The local port; default the port of the database.")
    private @Nullable Integer localPort;

    @Override
    public Integer call() {
        var local = localPort == null ? OptionalInt.empty() : OptionalInt.of(localPort);
        return new Tunnel(service.read()).open(machine(), service.name(), local, this::print);
    }
}
