package dev.slipway.cli;

import com.google.gson.JsonObject;
import dev.slipway.base.Json;
import dev.slipway.cli.render.StatusText;
import dev.slipway.operate.status.StackStatus;
import dev.slipway.operate.status.StatusReader;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the status of a deployed stack. */
@Command(
        name = "status",
        description = {
            "Shows the status of a deployed stack: tasks, deployments, targets, controllers, events, jobs, database, queues, alarms.",
            "SERVICE is a service or a job; without it, all. A failed deployment is shown with its likely cause and the fix."
        },
        footer = {"  ./slipway status dev", "  ./slipway status dev orders --json"},
        exitCodeList = {
            "0:nothing is unhealthy and no alarm is in ALARM; asleep, stopped and deploying are not unhealthy",
            "1:the status cannot be read",
            "2:wrong usage",
            "3:something is unhealthy, or an alarm is in ALARM"
        })
final class StatusCommand extends SlipwayCommand {
    private static final int UNHEALTHY = 3;

    @Mixin
    private ServiceArgument service = new ServiceArgument();

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Override
    public Integer call() {
        var deployed = service.read();
        var services = deployed.servicesAndJobs(service.name());
        var status = new StatusReader(deployed).read(services);
        if (json) {
            print(json(status));
        } else {
            terminal()
                    .wrapped(StatusText.lines(status, Instant.now(), colours().ansi()))
                    .forEach(this::print);
        }
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
