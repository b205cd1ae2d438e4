package dev.slipway.components.job;

import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.base.Json;
import dev.slipway.components.SharedResources;
import dev.slipway.components.controller.Schedule;
import dev.slipway.components.controller.ScheduleGroup;
import dev.slipway.components.storage.UndeliveredEvents;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The schedule of a job. A run that Scheduler could not start goes to a dead-letter queue.
 *
 * <p>Children: {@code <name>-calls}, the schedule, and {@code <name>-undelivered}, the queue.
 */
final class JobSchedule extends Component {
    private static final String TYPE = "slipway:job:JobSchedule";

    /** The time in seconds in which the start of a run is tried again, an hour. */
    private static final int EVENT_AGE = 3600;

    /** The event of a scheduled run: the time for which it was due, also if it starts later. */
    private static final String INPUT = Json.compact(Map.of("scheduledTime", "<aws.scheduler.scheduled-time>"));

    /**
     * Arguments of a job's schedule.
     *
     * @param job the job's name in the stack file
     * @param machine the ARN of its state machine
     */
    record Args(
            String job,
            JobName name,
            JobTiming timing,
            Output<String> machine,
            ScheduleGroup group,
            SharedResources shared) {}

    JobSchedule(String name, Args args, ComponentResourceOptions options) {
        super(TYPE, name, options);
        var queue = args.name().scheduleQueue();
        var alarm = "A scheduled run of the job %s did not start; read the queue %s".formatted(args.job(), queue);
        var undelivered = new UndeliveredEvents(
                childName("undelivered"),
                new UndeliveredEvents.UndeliveredSource(queue, List.of(), alarm),
                args.shared(),
                childComponentOptions());
        var target = new Schedule.ScheduleTarget(
                args.job(),
                args.machine(),
                "states:StartExecution",
                Optional.of(INPUT),
                Optional.of(undelivered.arn()));
        new Schedule(
                childName("calls"),
                new Schedule.Args(
                        target,
                        args.group().groupName(),
                        args.timing().expression().text(),
                        args.timing().timeZone(),
                        EVENT_AGE,
                        args.shared().protectedFromDeletion()),
                childComponentOptions());
        registerOutputs(Map.of());
    }
}
