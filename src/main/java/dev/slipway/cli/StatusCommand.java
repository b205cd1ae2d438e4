package dev.slipway.cli;

import com.google.gson.JsonObject;
import dev.slipway.base.Json;
import dev.slipway.cli.render.StatusText;
import dev.slipway.operate.status.StackStatus;
import dev.slipway.operate.status.StatusReader;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the status of a deployed stack. */
@Command(
        name = "status",
        description = {
            "Shows the status of a deployed stack: tasks, deployments, targets, controllers, events, database, alarms.",
            "Without SERVICE, all services. A failed deployment is shown with its likely cause and the fix."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing is unhealthy and no alarm is in ALARM; asleep, stopped and deploying are not unhealthy",
            "1:the status cannot be read",
            "2:wrong usage",
            "3:something is unhealthy, or an alarm is in ALARM"
        })
final class StatusCommand implements Callable<Integer> {
    private static final int UNHEALTHY = 3;

    @Mixin
    private ServiceArgument service = new ServiceArgument();

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var deployed = service.read();
        var services = deployed.services(service.name());
        var status = new StatusReader(deployed).read(services);
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(json(status));
        } else {
            var ansi = spec.commandLine().getColorScheme().ansi();
            StatusText.lines(status, Instant.now(), ansi).forEach(out::println);
        }
        out.flush();
        return status.healthy() ? 0 : UNHEALTHY;
    }

    /** The status as JSON, with the records' names as keys. */
    private static String json(StackStatus status) {
        var all = new JsonObject();
        all.addProperty("healthy", status.healthy());
        Json.tree(status).getAsJsonObject().asMap().forEach(all::add);
        return Json.prettyWithNulls(all);
    }
}
