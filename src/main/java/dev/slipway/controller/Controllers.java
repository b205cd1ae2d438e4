package dev.slipway.controller;

import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.alarm.AlarmTopic;
import dev.slipway.component.Component;
import dev.slipway.doorway.Doorway;
import dev.slipway.function.Function;
import dev.slipway.function.FunctionArgs;
import dev.slipway.iam.Statement;
import dev.slipway.service.Service;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The functions that wake a service, put it to sleep when nobody uses it, and kill it, and the schedules that call them; and
 * where its route is a way to a doorman, the function that receives its requests while it sleeps. Their contract is
 * {@code app/controllers/README.md}.
 *
 * <p>Children: {@code <name>-wake}, {@code <name>-sleep}, {@code <name>-kill} and {@code <name>-doorman}, each with a role of
 * its own;
 * {@code <name>-sleep-schedule}, and {@code <name>-kill-schedule} where the service is killed at a time; and
 * {@code <name>-wake-alarms} and so on where somebody is told.
 */
public final class Controllers extends Component {
    private static final String TYPE = "slipway:controller:Controllers";

    /** Seconds: a kill that failed is worth trying for an hour, and for longer it would meet the next day's users. */
    private static final int KILL_EVENT_AGE = 3600;

    private final ControllersArgs args;
    private final Function wake;
    private final Function sleep;
    private final Function kill;
    private final Optional<Function> doorman;

    public Controllers(String name, ControllersArgs args) {
        this(name, args, ComponentResourceOptions.Empty);
    }

    public Controllers(String name, ControllersArgs args, ComponentResourceOptions options) {
        super(TYPE, name, options);
        this.args = args;
        var grants = new Grants(args.service());
        var environments = new Environments(args.service(), args.sleep());
        wake = createFunction("wake", environments.ofWake(), grants.wake());
        sleep = createFunction("sleep", environments.ofSleep(), grants.sleep());
        kill = createFunction("kill", environments.ofKill(), grants.kill());
        doorman = args.service().ingress().doorway().map(way -> createDoorman(way, environments, grants));
        createSleepSchedule();
        createKillSchedule();
        args.topic().ifPresent(this::createAlarms);
        registerOutputs(Map.of("wakeArn", wake.arn(), "sleepArn", sleep.arn(), "killArn", kill.arn()));
    }

    /** The functions by what they do: {@code wake}, {@code sleep}, {@code kill}, and {@code doorman} where there is one. */
    public Map<String, Function> functions() {
        var all = new TreeMap<>(Map.of("wake", wake, "sleep", sleep, "kill", kill));
        doorman.ifPresent(each -> all.put("doorman", each));
        return all;
    }

    /** The service that they control. */
    public Service service() {
        return args.service();
    }

    /** Wakes the service, and tells its state. */
    public Function wake() {
        return wake;
    }

    /** Scales the service to zero at once. */
    public Function kill() {
        return kill;
    }

    private Function createFunction(String role, Map<String, Output<String>> environment, List<Statement> grants) {
        return new Function(child(role), function(role, environment, grants), inside());
    }

    private Function createDoorman(Doorway doorway, Environments environments, Grants grants) {
        var function = function("doorman", environments.ofDoorman(), grants.doorman());
        var made = new Function(child("doorman"), function.withName(doorway.doormanName()), inside());
        doorway.open(made);
        return made;
    }

    private FunctionArgs function(String role, Map<String, Output<String>> environment, List<Statement> grants) {
        var handler = role.substring(0, 1).toUpperCase(Locale.ROOT) + role.substring(1) + "Handler";
        var service = args.service();
        return new FunctionArgs(
                        args.code(),
                        "dev.slipway.controllers." + handler,
                        "%s of the service %s".formatted(role, service.name()),
                        environment,
                        grants,
                        service.name() + "/" + role,
                        service.spec().logRetentionDays(),
                        args.protectedFromDeletion())
                .withKey(args.key());
    }

    private void createSleepSchedule() {
        var minutes = args.sleep().check().toMinutes();
        var rate = "rate(%d %s)".formatted(minutes, minutes == 1 ? "minute" : "minutes");
        // A call that is too late is not needed: the next one is due.
        var eventAge = (int) args.sleep().check().toSeconds();
        new Schedule(
                child("sleep-schedule"),
                new Schedule.Args(sleep, rate, "UTC", eventAge, args.protectedFromDeletion()),
                inside());
    }

    private void createKillSchedule() {
        args.sleep()
                .killAt()
                .ifPresent(at -> new Schedule(
                        child("kill-schedule"),
                        new Schedule.Args(
                                kill,
                                at.cron().expression(),
                                at.timeZone(),
                                KILL_EVENT_AGE,
                                args.protectedFromDeletion()),
                        inside()));
    }

    private void createAlarms(AlarmTopic topic) {
        functions()
                .forEach((controller, function) -> new ControllerAlarms(
                        child(controller + "-alarms"),
                        new ControllerAlarms.Args(topic, args.service(), controller, function),
                        inside()));
    }
}
