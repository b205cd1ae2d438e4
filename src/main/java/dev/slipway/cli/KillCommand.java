package dev.slipway.cli;

import picocli.CommandLine.Command;

/** Scales a service that may sleep to zero at once. */
@Command(
        name = "kill",
        description = {
            "Scales a service to zero at once, whoever uses it; its tasks get SIGTERM, and 30 s later SIGKILL.",
            "Needs sleep in its settings. slipway wake brings it back."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:no task is wanted any more", "1:it cannot be scaled", "2:the call is wrong"})
final class KillCommand extends SleepingServiceCommand {
    @Override
    public Integer call() {
        var told = sleeper().kill();
        print(told, "%s is killed: %s".formatted(told.service(), told.reason()));
        return 0;
    }
}
