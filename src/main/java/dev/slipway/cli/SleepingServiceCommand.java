package dev.slipway.cli;

import com.google.gson.JsonObject;
import dev.slipway.base.Json;
import dev.slipway.base.Polling;
import dev.slipway.operate.SleepOperations;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the commands for services that sleep have in common. */
abstract class SleepingServiceCommand implements Callable<Integer> {
    @Mixin
    private ServiceArgument service = new ServiceArgument();

    @Option(names = "--json", description = "Prints service, state, counts, decision, reason and address as JSON.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec command;

    final SleepOperations sleeper() {
        return new SleepOperations(
                service.read(),
                service.name(),
                line -> {
                    command.commandLine().getErr().println(line);
                    command.commandLine().getErr().flush();
                },
                Polling.pause(SleepOperations.INTERVAL));
    }

    final void print(SleepOperations.Told told, String text) {
        var out = command.commandLine().getOut();
        out.println(json ? json(told) : text);
        out.flush();
    }

    private static String json(SleepOperations.Told told) {
        var object = new JsonObject();
        object.addProperty("service", told.service());
        object.addProperty("state", told.state());
        object.addProperty("running", told.running());
        object.addProperty("desired", told.desired());
        object.addProperty("decision", told.decision());
        object.addProperty("reason", told.reason());
        object.addProperty("address", told.address().orElse(null));
        return Json.compactWithNulls(object);
    }
}
