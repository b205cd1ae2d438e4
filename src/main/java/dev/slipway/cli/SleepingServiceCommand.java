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

/** Options and output of the commands for services with {@code sleep}. */
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

    final void print(SleepOperations.SleepResult result, String text) {
        var out = command.commandLine().getOut();
        out.println(json ? json(result) : text);
        out.flush();
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
