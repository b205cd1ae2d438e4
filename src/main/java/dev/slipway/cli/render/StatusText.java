package dev.slipway.cli.render;

import dev.slipway.awsapi.failure.Diagnosis;
import dev.slipway.awsapi.failure.Failure;
import dev.slipway.operate.status.JobStatus;
import dev.slipway.operate.status.ReleaseMismatch;
import dev.slipway.operate.status.ServiceState;
import dev.slipway.operate.status.ServiceStatus;
import dev.slipway.operate.status.ServiceStatus.ControllerStatus;
import dev.slipway.operate.status.ServiceStatus.Deployment;
import dev.slipway.operate.status.ServiceStatus.Target;
import dev.slipway.operate.status.ServiceStatus.Tasks;
import dev.slipway.operate.status.StackStatus;
import dev.slipway.operate.status.StackStatus.DatabaseStatus;
import dev.slipway.operate.status.StackStatus.QueueStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi;

/** A stack's status as text: one screen, with a block for each service. */
public final class StatusText {
    private static final int EVENTS = 3;
    private static final Map<ServiceState, String> COLOURS = Map.of(
            ServiceState.HEALTHY, "green",
            ServiceState.DEPLOYING, "yellow",
            ServiceState.ASLEEP, "cyan",
            ServiceState.STOPPED, "yellow",
            ServiceState.UNHEALTHY, "red");

    private final Instant now;
    private final Ansi ansi;
    private final List<String> lines = new ArrayList<>();

    private StatusText(Instant now, Ansi ansi) {
        this.now = now;
        this.ansi = ansi;
    }

    public static List<String> lines(StackStatus status, Instant now, Ansi ansi) {
        var text = new StatusText(now, ansi);
        text.add(status);
        return text.lines;
    }

    private void add(StackStatus status) {
        lines.add("%s in %s: %s"
                .formatted(
                        status.stack(),
                        status.region(),
                        status.healthy() ? coloured("green", "healthy") : coloured("red", "unhealthy")));
        status.services().forEach(this::add);
        status.jobs().forEach(this::add);
        lines.add("");
        status.database().ifPresent(this::add);
        status.queues().forEach(this::add);
        status.environmentUsers()
                .ifPresent(users -> lines.add("environment used by %s"
                        .formatted(users.isEmpty() ? "no other stack" : String.join(", ", users))));
        if (status.alarms().isEmpty()) {
            lines.add("alarms      none is active");
        }
        status.alarms()
                .forEach(alarm -> lines.add("alarms      %s for %s: %s"
                        .formatted(coloured("red", alarm.name()), age(alarm.since()), alarm.reason())));
    }

    private void add(DatabaseStatus database) {
        lines.add("database    %s %s, %s, %s to %s ACU%s"
                .formatted(
                        database.name(),
                        database.status(),
                        database.engine(),
                        number(database.minAcu()),
                        number(database.maxAcu()),
                        database.capacity()
                                .map(acu -> acu == 0 ? ", paused" : ", %s now".formatted(number(acu)))
                                .orElse("")));
    }

    private void add(QueueStatus queue) {
        var dead = "%d dead".formatted(queue.dead());
        lines.add("queue       %s: %d visible, %d in flight, %s"
                .formatted(
                        queue.name(),
                        queue.visible(),
                        queue.inFlight(),
                        queue.dead() == 0 ? dead : coloured("red", dead)));
    }

    private static String number(double acu) {
        return acu == Math.rint(acu) ? String.valueOf((long) acu) : String.valueOf(acu);
    }

    private void add(ServiceStatus service) {
        lines.add("");
        lines.add("%s  %s%s"
                .formatted(
                        coloured("bold", service.name()),
                        coloured(COLOURS.get(service.state()), service.state().name()),
                        service.addresses().isEmpty() ? "" : "  " + String.join(" ", service.addresses())));
        add("why", service.why().stream());
        add("tasks", service.tasks().stream().map(StatusText::tasks));
        add("deployment", service.deployments().stream().flatMap(this::deployment));
        add("release", service.releaseMismatch().stream().map(this::mismatch));
        add("targets", targets(service.targets()));
        add("controllers", service.controllers().stream().map(this::controller));
        add("events", service.events().stream().limit(EVENTS).map(event -> "%s ago: %s"
                .formatted(age(event.time()), event.message())));
        add("failed", service.failure().stream().flatMap(StatusText::failure));
    }

    private void add(JobStatus job) {
        lines.add("");
        lines.add("%s  %s"
                .formatted(
                        coloured("bold", job.name()),
                        job.lastRun().map(this::run).orElse("no run within 90 days")));
        add("next", NextRunText.lines(job.nextRun(), now).stream());
    }

    private String run(JobStatus.LastRun run) {
        var result = run.failed() ? coloured("red", run.result()) : run.result();
        var when = run.ended().map(ended -> "%s ago".formatted(age(ended))).orElse("for " + age(run.started()));
        return "%s %s%s".formatted(result, when, run.cause().isEmpty() ? "" : ": " + run.cause());
    }

    /** Adds lines with a label before the first one. */
    private void add(String label, Stream<String> values) {
        var first = lines.size();
        values.forEach(value -> lines.add("    %-12s%s".formatted(lines.size() == first ? label : "", value)));
    }

    private static String tasks(Tasks tasks) {
        var bounds = tasks.min()
                .map(min ->
                        ", autoscaling from %d to %d".formatted(min, tasks.max().orElse(min)))
                .orElse("");
        var pending = tasks.pending() == 0 ? "" : ", %d to come".formatted(tasks.pending());
        return "%d of %d run%s%s".formatted(tasks.running(), tasks.desired(), pending, bounds);
    }

    private Stream<String> deployment(Deployment deployment) {
        var failed = deployment.failed() == 0 ? "" : ", %d tasks failed".formatted(deployment.failed());
        return Stream.of(
                        "%s %s, %s ago%s"
                                .formatted(
                                        deployment.revision(), deployment.rollout(), age(deployment.since()), failed),
                        deployment.image())
                .filter(line -> !line.isEmpty());
    }

    private String mismatch(ReleaseMismatch mismatch) {
        return coloured("yellow", "runs release %s".formatted(mismatch.running()))
                + ", the stack has release %s; %s".formatted(mismatch.deployed(), mismatch.fix());
    }

    private static Stream<String> failure(Failure failure) {
        return Stream.of(
                        failure.reasons().stream(),
                        failure.log().stream().flatMap(String::lines),
                        failure.diagnosis().map(Diagnosis::cause).stream().map("likely cause: "::concat),
                        failure.diagnosis().map(Diagnosis::fix).stream().map("fix: "::concat))
                .flatMap(lines -> lines);
    }

    private static Stream<String> targets(List<Target> targets) {
        if (targets.isEmpty()) {
            return Stream.empty();
        }
        var healthy = targets.stream()
                .filter(target -> target.health().equals("healthy"))
                .count();
        return Stream.concat(
                Stream.of("%d of %d healthy".formatted(healthy, targets.size())),
                targets.stream()
                        .filter(target -> !target.health().equals("healthy"))
                        .map(target -> "%s in %s is %s%s"
                                .formatted(
                                        target.id(),
                                        target.group(),
                                        target.health(),
                                        target.reason().isEmpty() ? "" : ": " + target.reason())));
    }

    private String controller(ControllerStatus controller) {
        return "%s %s, %s, %s"
                .formatted(
                        controller.name(),
                        controller.state(),
                        controller
                                .lastRun()
                                .map(time -> "ran %s ago".formatted(age(time)))
                                .orElse("has not run within a day"),
                        controller.errors() == 0
                                ? "no error"
                                : coloured("red", "%d errors within a day".formatted(controller.errors())));
    }

    private String coloured(String colour, String text) {
        return ansi.string("@|%s %s|@".formatted(colour, text));
    }

    private String age(Instant time) {
        return span(Duration.between(time, now));
    }

    /** A time span in its largest unit. */
    static String span(Duration age) {
        if (age.toMinutes() < 2) {
            return "%d s".formatted(Math.max(0, age.toSeconds()));
        }
        if (age.toHours() < 2) {
            return "%d min".formatted(age.toMinutes());
        }
        return age.toDays() < 2 ? "%d h".formatted(age.toHours()) : "%d d".formatted(age.toDays());
    }
}
