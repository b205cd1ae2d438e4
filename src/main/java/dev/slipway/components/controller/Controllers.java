package dev.slipway.components.controller;

import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.base.iam.Statement;
import dev.slipway.components.alarm.AlarmTopic;
import dev.slipway.components.function.JavaFunction;
import dev.slipway.components.function.JavaFunctionArgs;
import dev.slipway.components.function.SwitchableRoute;
import dev.slipway.components.service.Service;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The functions that wake a service, put it to sleep when nobody uses it, and kill it, and the schedules that call them; and
 * where its route is a way to an activator, the function that receives its requests while it sleeps. Their contract is
 * {@code app/controllers/README.md}.
 *
 * <p>Children: {@code <name>-wake}, {@code <name>-sleep}, {@code <name>-kill} and {@code <name>-activator}, each with a role of
 * its own;
 * {@code <name>-sleep-schedule}, and {@code <name>-kill-schedule} where the service is killed at a time; and
 * {@code <name>-wake-alarms} and so on where somebody is told.
 */
public final class Controllers extends Component {
    private static final String TYPE = "slipway:controller:Controllers";

    /** Seconds: a kill that failed is worth trying for an hour, and for longer it would meet the next day's users. */
    private static final int KILL_EVENT_AGE = 3600;

    private final ControllersArgs args;
    private final JavaFunction wake;
    private final JavaFunction sleep;
    private final JavaFunction kill;
    private final Optional<JavaFunction> activator;

    public Controllers(String name, ControllersArgs args) {
        this(name, args, ComponentResourceOptions.Empty);
    }

    public Controllers(String name, ControllersArgs args, ComponentResourceOptions options) {
        super(TYPE, name, options);
        this.args = args;
        var grants = new ControllerPermissions(args.service());
        var environments = new ControllerEnvironments(args.service(), args.sleep());
        wake = createFunction("wake", environments.ofWake(), grants.wake());
        sleep = createFunction("sleep", environments.ofSleep(), grants.sleep());
        kill = createFunction("kill", environments.ofKill(), grants.kill());
        activator = args.service().switchableRoute().map(way -> createActivator(way, environments, grants));
        createSleepSchedule();
        createKillSchedule();
        args.topic().ifPresent(this::createAlarms);
        registerOutputs(Map.of("wakeArn", wake.arn(), "sleepArn", sleep.arn(), "killArn", kill.arn()));
    }

    /** The functions by what they do: {@code wake}, {@code sleep}, {@code kill}, and {@code activator} where there is one. */
    public Map<String, JavaFunction> functions() {
        var all = new TreeMap<>(Map.of("wake", wake, "sleep", sleep, "kill", kill));
        activator.ifPresent(each -> all.put("activator", each));
        return all;
    }

    /** The service that they control. */
    public Service service() {
        return args.service();
    }

    /** Wakes the service, and tells its state. */
    public JavaFunction wake() {
        return wake;
    }

    /** Scales the service to zero at once. */
    public JavaFunction kill() {
        return kill;
    }

    private JavaFunction createFunction(String role, Map<String, Output<String>> environment, List<Statement> grants) {
        return new JavaFunction(childName(role), function(role, environment, grants), childComponentOptions());
    }

    private JavaFunction createActivator(
            SwitchableRoute switchableRoute, ControllerEnvironments environments, ControllerPermissions grants) {
        var function = function("activator", environments.ofActivator(), grants.activator());
        var made = new JavaFunction(
                childName("activator"), function.withName(switchableRoute.activatorName()), childComponentOptions());
        switchableRoute.open(made);
        return made;
    }

    private JavaFunctionArgs function(String role, Map<String, Output<String>> environment, List<Statement> grants) {
        var handler = role.substring(0, 1).toUpperCase(Locale.ROOT) + role.substring(1) + "Handler";
        var service = args.service();
        return new JavaFunctionArgs(
                        args.code(),
                        "dev.slipway.controllers." + handler,
                        "%s of the service %s".formatted(role, service.name()),
                        environment,
                        grants,
                        service.name() + "/" + role,
                        service.logRetentionDays(),
                        args.protectedFromDeletion())
                .withKey(args.key());
    }

    private void createSleepSchedule() {
        var minutes = args.sleep().check().toMinutes();
        var rate = "rate(%d %s)".formatted(minutes, minutes == 1 ? "minute" : "minutes");
        // A call that is too late is not needed: the next one is due.
        var eventAge = (int) args.sleep().check().toSeconds();
        new Schedule(
                childName("sleep-schedule"),
                new Schedule.Args(sleep, rate, "UTC", eventAge, args.protectedFromDeletion()),
                childComponentOptions());
    }

    private void createKillSchedule() {
        args.sleep()
                .killAt()
                .ifPresent(at -> new Schedule(
                        childName("kill-schedule"),
                        new Schedule.Args(
                                kill,
                                at.cron().expression(),
                                at.timeZone(),
                                KILL_EVENT_AGE,
                                args.protectedFromDeletion()),
                        childComponentOptions()));
    }

    private void createAlarms(AlarmTopic topic) {
        functions()
                .forEach((controller, function) -> new ControllerAlarms(
                        childName(controller + "-alarms"),
                        new ControllerAlarms.Args(topic, args.service(), controller, function),
                        childComponentOptions()));
    }
}
