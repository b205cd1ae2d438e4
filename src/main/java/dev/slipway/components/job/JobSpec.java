package dev.slipway.components.job;

import dev.slipway.base.SpecException;
import dev.slipway.base.Withers;
import dev.slipway.components.AddedAccess;
import dev.slipway.components.service.TaskSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A job as a stack file describes it: a task that ends.
 *
 * @param access statements of the task role and security groups of the task, beside those of the links
 * @param spot true for tasks on Fargate Spot
 * @param assignPublicIp true to run tasks in public subnets, with public IPv4 addresses
 * @param schedule the times at which it runs; empty for none
 * @param on the events that start it; empty for none. A job without a schedule and events runs on request only
 */
@Withers
public record JobSpec(
        JobName name,
        TaskSpec task,
        AddedAccess access,
        boolean spot,
        boolean assignPublicIp,
        RunPolicy run,
        Optional<JobTiming> schedule,
        Optional<JobEventSource> on)
        implements JobSpecBuilder.With {
    /** The environment variable with the event that started a run, as JSON text. */
    public static final String EVENT = "EVENT";

    /** @throws SpecException for a variable of the name {@link #EVENT} */
    public JobSpec {
        var own = task.container();
        var key = own.environment().containsKey(EVENT) ? "environment" : "secrets";
        if (own.environment().containsKey(EVENT) || own.secrets().containsKey(EVENT)) {
            throw new SpecException(
                    key + "." + EVENT, "Slipway sets this variable to the event that starts a run", "rename it");
        }
    }

    /** A job that runs on request, without retries, for an hour at most. */
    public static JobSpec of(JobName name, TaskSpec task) {
        return new JobSpec(
                name, task, AddedAccess.NONE, false, false, RunPolicy.DEFAULT, Optional.empty(), Optional.empty());
    }

    /** The names of its dead-letter queues in AWS. */
    public List<String> queueNames() {
        var names = new ArrayList<String>();
        schedule.ifPresent(timing -> names.add(name.scheduleQueue()));
        on.ifPresent(events -> names.add(name.eventQueue()));
        return names;
    }
}
