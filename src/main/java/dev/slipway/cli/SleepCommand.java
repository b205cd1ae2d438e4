package dev.slipway.cli;

import picocli.CommandLine.Command;

/** Puts an unused service to sleep. */
@Command(
        name = "sleep",
        description = {
            "Puts a service to sleep, as its schedule does, unless it is in use or has just woken.",
            "Requires sleep in its settings. slipway kill does so even if it is in use."
        },
        footer = "  ./slipway sleep dev orders",
        exitCodeList = {"0:the service is asleep", "1:the service stays awake, with the reason", "2:wrong usage"})
final class SleepCommand extends SleepingServiceCommand {
    @Override
    public Integer call() {
        var result = operations().sleep();
        if (result.staysAwake()) {
            print(
                    result,
                    "%s stays awake: %s; slipway kill stops it anyway".formatted(result.service(), result.reason()));
            return 1;
        }
        print(result, "%s is asleep: %s".formatted(result.service(), result.reason()));
        return 0;
    }
}
