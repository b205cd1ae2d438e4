package dev.slipway.cli;

import picocli.CommandLine.Command;

/** Scales a service with {@code sleep} to zero at once. */
@Command(
        name = "kill",
        description = {
            "Scales a service to zero at once, even if it is in use; its tasks get SIGTERM, and 30 s later SIGKILL.",
            "Requires sleep in its settings. slipway wake starts it again."
        },
        footer = "  ./slipway kill dev orders",
        exitCodeList = {"0:the service is scaled to zero", "1:it cannot be scaled", "2:wrong usage"})
final class KillCommand extends SleepingServiceCommand {
    @Override
    public Integer call() {
        var result = operations().kill();
        print(result, "%s is killed: %s".formatted(result.service(), result.reason()));
        return 0;
    }
}
