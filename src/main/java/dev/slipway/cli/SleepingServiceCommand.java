package dev.slipway.cli;

import com.google.gson.JsonObject;
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
        print(json ? json(result) : text);
    }

    private static String json(SleepOperations.SleepResult result) {
        var object = new JsonObject();
        object.addProperty("service", result.service());
        object.addProperty("state", result.state());
        object.addProperty("running", result.running());
        object.addProperty("desired", result.desired());
        object.addProperty("decision", result.decision());
        object.addProperty("reason", result.reason());
        object.addProperty("address", result.address().orElse(null));
        return Json.compactWithNulls(object);
    }
}
