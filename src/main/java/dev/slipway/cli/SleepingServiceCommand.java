package dev.slipway.cli;

import dev.slipway.base.Json;
import dev.slipway.base.Polling;
import dev.slipway.operate.SleepOperations;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options and output of the commands for services with {@code sleep}. */
abstract class SleepingServiceCommand extends SlipwayCommand {
    @Mixin
    private ServiceArgument service = new ServiceArgument();

    @Option(names = "--json", description = "Prints service, state, counts, decision, reason and address as JSON.")
    private boolean json;

    final SleepOperations operations() {
        return new SleepOperations(
                service.read(), service.name(), this::printProgress, Polling.pause(SleepOperations.INTERVAL));
    }

    final void print(SleepOperations.SleepResult result, String text) {
        print(json ? Json.compactWithNulls(result) : text);
    }
}
