package dev.slipway.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Wakes a sleeping service. */
@Command(
        name = "wake",
        description = {
            "Wakes a service that sleeps, waits until it takes requests, and prints its address.",
            "Requires sleep in its settings."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:it is awake, or with --no-wait: it wakes", "1:it does not wake", "2:wrong usage"})
final class WakeCommand extends SleepingServiceCommand {
    @Option(names = "--no-wait", description = "Does not wait until it takes requests.")
    private boolean noWait;

    @Override
    public Integer call() {
        var result = sleeper().wake(!noWait);
        print(
                result,
                "%s is %s%s"
                        .formatted(
                                result.service(),
                                result.state(),
                                result.address()
                                        .filter(address -> !address.isEmpty())
                                        .map(address -> ": " + address)
                                        .orElse("")));
        return 0;
    }
}
