package dev.slipway.components.job;

import dev.slipway.components.controller.ScheduleGroup;
import dev.slipway.components.service.TaskArgs;
import dev.slipway.components.storage.Stores;
import java.util.Optional;

/**
 * The arguments of {@link Job}: its spec and the components that it needs.
 *
 * @param task the arguments of its task; a protected job cannot be deleted
 * @param schedules the group of its schedule; a job with a schedule needs one
 * @param stores the stores with the bus or the bucket whose events start it
 */
public record JobArgs(TaskArgs task, JobSpec spec, Optional<ScheduleGroup> schedules, Stores stores) {

    /** @throws IllegalArgumentException for a schedule without a group, and for events of a store that is missing */
    public JobArgs {
        if (spec.schedule().isPresent() && schedules.isEmpty()) {
            throw new IllegalArgumentException("the schedule of a job needs a group; pass it in schedules");
        }
        spec.on().ifPresent(source -> {
            var known = source instanceof JobEventSource.OfBus ? stores.buses() : stores.buckets();
            if (!known.containsKey(source.store())) {
                throw new IllegalArgumentException(
                        "the events of a job need the store %s; pass it in stores".formatted(source.store()));
            }
        });
    }

    /** A job that runs on request. */
    public static JobArgs of(TaskArgs task, JobSpec spec) {
        return new JobArgs(task, spec, Optional.empty(), Stores.NONE);
    }
}
