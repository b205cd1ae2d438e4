package dev.slipway.components.controller;

import com.pulumi.asset.Archive;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.base.iam.Statement;
import dev.slipway.components.SharedResources;
import dev.slipway.components.alarm.AlarmDestination;
import dev.slipway.components.function.JavaFunction;
import dev.slipway.components.function.SwitchableRoute;
import dev.slipway.components.service.Service;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The Lambda functions that wake a service, put it to sleep when it is idle and kill it, with their schedules; and, for
 * a service with a switchable route, the activator, which receives its requests while it sleeps. Their contract is
 * {@code app/controllers/README.md}.
 *
 * <p>Children: {@code <name>-wake}, {@code <name>-sleep}, {@code <name>-kill} and {@code <name>-activator}, each with
 * its own role; {@code <name>-sleep-schedule}; {@code <name>-kill-schedule} with a kill time; and with an alarm topic
 * {@code <name>-wake-alarms} and the like for each function.
 */
public final class Controllers extends Component {
    private static final String TYPE = "slipway:controller:Controllers";

    /**
     * Maximum age of a kill event in seconds: a failed kill is retried for an hour, since a later one would affect the
     * next day's users.
     */
    private static final int KILL_EVENT_AGE = 3600;

    private final Service service;
    private final SleepSpec spec;
    private final ControllerFunctions functions;
    private final ScheduleGroup schedules;
    private final SharedResources shared;
    private final JavaFunction wake;
    private final JavaFunction sleep;
    private final JavaFunction kill;
    private final Optional<JavaFunction> activator;

    /**
     * @param service the service that the functions wake, put to sleep and kill
     * @param code the jar of all controllers
     * @param schedules the group of the schedules
     */
    public Controllers(
            String name,
            Service service,
            SleepSpec spec,
            Archive code,
            ScheduleGroup schedules,
            SharedResources shared) {
        super(TYPE, name, ComponentResourceOptions.Empty);
        this.service = service;
        this.spec = spec;
        functions = new ControllerFunctions(service, code, shared);
        this.schedules = schedules;
        this.shared = shared;
        var grants = new ControllerPermissions(service);
        var environments = new ControllerEnvironments(service, spec);
        // People wait for wake, kill and the activator.
        wake = createFunction("wake", environments.ofWake(), grants.wake(), true);
        sleep = createFunction("sleep", environments.ofSleep(), grants.sleep(), false);
        kill = createFunction("kill", environments.ofKill(), grants.kill(), true);
        activator = service.route().switchableRoute().map(route -> createActivator(route, environments, grants));
        createSleepSchedule();
        createKillSchedule();
        shared.alarmTopic().ifPresent(this::createAlarms);
        registerOutputs(Map.of("wakeArn", wake.arn(), "sleepArn", sleep.arn(), "killArn", kill.arn()));
    }

    /** The functions by controller: {@code wake}, {@code sleep}, {@code kill}, and {@code activator} if there is one. */
    public Map<String, JavaFunction> functions() {
        var all = new TreeMap<>(Map.of("wake", wake, "sleep", sleep, "kill", kill));
        activator.ifPresent(function -> all.put("activator", function));
        return all;
    }

    /** The service of the controllers. */
    public Service service() {
        return service;
    }

    /** The function that wakes the service and returns its state. */
    public JavaFunction wake() {
        return wake;
    }

    /** The function that scales the service to zero at once. */
    public JavaFunction kill() {
        return kill;
    }

    private JavaFunction createFunction(
            String role, Map<String, Output<String>> environment, List<Statement> grants, boolean snapStart) {
        return new JavaFunction(
                childName(role),
                functions.args(role, environment, grants).withSnapStart(snapStart),
                childComponentOptions());
    }

    private JavaFunction createActivator(
            SwitchableRoute switchableRoute, ControllerEnvironments environments, ControllerPermissions grants) {
        var function = functions
                .args("activator", environments.ofActivator(), grants.activator())
                .withSnapStart(true)
                .withConcurrency(spec.activatorConcurrency())
                .withName(switchableRoute.activatorName());
        var made = new JavaFunction(childName("activator"), function, childComponentOptions());
        switchableRoute.permitInvocation(made);
        return made;
    }

    private void createSleepSchedule() {
        var minutes = spec.check().toMinutes();
        var rate = "rate(%d %s)".formatted(minutes, minutes == 1 ? "minute" : "minutes");
        // No retries after the interval: the next call is due by then.
        var eventAge = (int) spec.check().toSeconds();
        new Schedule(
                childName("sleep-schedule"),
                new Schedule.Args(
                        Schedule.ScheduleTarget.of(sleep),
                        schedules.groupName(),
                        rate,
                        "UTC",
                        eventAge,
                        shared.protectedFromDeletion()),
                childComponentOptions());
    }

    private void createKillSchedule() {
        spec.killAt()
                .ifPresent(at -> new Schedule(
                        childName("kill-schedule"),
                        new Schedule.Args(
                                Schedule.ScheduleTarget.of(kill),
                                schedules.groupName(),
                                at.cron().expression(),
                                at.timeZone(),
                                KILL_EVENT_AGE,
                                shared.protectedFromDeletion()),
                        childComponentOptions()));
    }

    private void createAlarms(AlarmDestination topic) {
        functions()
                .forEach((controller, function) -> new ControllerAlarms(
                        childName(controller + "-alarms"),
                        new ControllerAlarms.Args(topic, service, controller, function),
                        childComponentOptions()));
    }
}
