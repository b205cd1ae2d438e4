package dev.slipway.cli;

import dev.slipway.operate.Tunnel;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Forwards a local port to the database, through a running task. */
@Command(
        name = "tunnel",
        description = {
            "Forwards a local port to the database, through a running task of a service that uses it.",
            "Requires exec: true in that service's settings, and AWS's session-manager-plugin. Ctrl-C closes it."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the session has ended", "1:there is no session to be had", "2:wrong usage"})
final class TunnelCommand implements Callable<Integer> {
    @Mixin
    private ServiceArgument service = new ServiceArgument();

    @Option(
            names = "--local-port",
            paramLabel = "PORT",
            description = "The local port; default the port of the database.")
    private @Nullable Integer localPort;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var local = localPort == null ? OptionalInt.empty() : OptionalInt.of(localPort);
        return new Tunnel(service.read()).open(Slipway.machine(spec), service.name(), local, line -> {
            out.println(line);
            out.flush();
        });
    }
}
