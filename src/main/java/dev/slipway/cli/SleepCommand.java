package dev.slipway.cli;

import picocli.CommandLine.Command;

/** Puts a service to sleep that nobody uses. */
@Command(
        name = "sleep",
        description = {
            "Puts a service to sleep now, as its schedule would: unless somebody uses it, or it has just woken.",
            "Needs sleep in its settings. slipway kill does not ask who uses it."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:it sleeps", "1:it stays awake, for the reason that is told", "2:the call is wrong"})
final class SleepCommand extends SleepingServiceCommand {
    @Override
    public Integer call() {
        var told = sleeper().sleep();
        if (told.staysAwake()) {
            print(
                    told,
                    "%s stays awake: %s; slipway kill ends it all the same".formatted(told.service(), told.reason()));
            return 1;
        }
        print(told, "%s is asleep: %s".formatted(told.service(), told.reason()));
        return 0;
    }
}
