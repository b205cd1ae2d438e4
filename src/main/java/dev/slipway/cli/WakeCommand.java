package dev.slipway.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Wakes a sleeping service. */
@Command(
        name = "wake",
        description = {
            "Wakes a service that sleeps, waits until it accepts requests, and prints its address.",
            "Requires sleep in its settings."
        },
        footer = "  ./slipway wake dev orders",
        exitCodeList = {"0:it is awake; with --no-wait, it is waking", "1:it cannot be woken", "2:wrong usage"})
final class WakeCommand extends SleepingServiceCommand {
    @Option(names = "--no-wait", description = "Does not wait until it accepts requests.")
    private boolean noWait;

    @Override
    public Integer call() {
        var result = operations().wake(!noWait);
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
