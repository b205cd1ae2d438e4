package dev.slipway.controller;

import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.alarm.AlarmTopic;
import dev.slipway.component.Component;
import dev.slipway.function.Function;
import dev.slipway.function.FunctionArgs;
import dev.slipway.iam.Statement;
import dev.slipway.service.Ingress;
import dev.slipway.service.Service;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The functions that wake a service, put it to sleep when nobody uses it, and kill it, and the schedules that call them.
 * Their contract is {@code app/controllers/README.md}.
 *
 * <p>Children: {@code <name>-wake}, {@code <name>-sleep} and {@code <name>-kill}, each with a role of its own;
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

    public Controllers(String name, ControllersArgs args) {
        this(name, args, ComponentResourceOptions.Empty);
    }

    public Controllers(String name, ControllersArgs args, ComponentResourceOptions options) {
        super(TYPE, name, options);
        this.args = args;
        var grants = new Grants(args.service());
        wake = createFunction("wake", wakeEnvironment(), grants.wake());
        sleep = createFunction("sleep", sleepEnvironment(), grants.sleep());
        kill = createFunction("kill", environment(), grants.kill());
        createSleepSchedule();
        createKillSchedule();
        args.topic().ifPresent(this::createAlarms);
        registerOutputs(Map.of("wakeArn", wake.arn(), "sleepArn", sleep.arn(), "killArn", kill.arn()));
    }

    /** The functions by what they do: {@code wake}, {@code sleep} and {@code kill}. */
    public Map<String, Function> functions() {
        return Map.of("wake", wake, "sleep", sleep, "kill", kill);
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
        var handler = role.substring(0, 1).toUpperCase(Locale.ROOT) + role.substring(1) + "Handler";
        var service = args.service();
        return new Function(
                child(role),
                new FunctionArgs(
                                args.code(),
                                "dev.slipway.controllers." + handler,
                                "%s of the service %s".formatted(role, service.name()),
                                environment,
                                grants,
                                service.name() + "/" + role,
                                service.spec().logRetentionDays(),
                                args.protectedFromDeletion())
                        .withKey(args.key()),
                inside());
    }

    private Map<String, Output<String>> environment() {
        var variables = new HashMap<String, Output<String>>();
        variables.put("CLUSTER", args.service().cluster().clusterName());
        variables.put("SERVICE", args.service().serviceName());
        if (args.service().scalableTargetArn().isPresent()) {
            variables.put("SCALABLE_TARGET", Output.of("true"));
        }
        return variables;
    }

    private Map<String, Output<String>> wakeEnvironment() {
        var variables = environment();
        variables.put(
                "AWAKE_COUNT",
                Output.of(Integer.toString(args.service().spec().capacity().min())));
        if (args.service().ingress() instanceof Ingress.Public) {
            variables.put("PUBLIC_ADDRESS", Output.of("true"));
        }
        return variables;
    }

    private Map<String, Output<String>> sleepEnvironment() {
        var variables = environment();
        variables.put(
                "IDLE_SECONDS", Output.of(Long.toString(args.sleep().idle().toSeconds())));
        variables.put(
                "GRACE_SECONDS", Output.of(Long.toString(args.sleep().grace().toSeconds())));
        variables.putAll(args.sleep().activity().environment(args.service()));
        return variables;
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
        new TreeMap<>(functions())
                .forEach((controller, function) -> new ControllerAlarms(
                        child(controller + "-alarms"),
                        new ControllerAlarms.Args(topic, args.service(), controller, function),
                        inside()));
    }
}
