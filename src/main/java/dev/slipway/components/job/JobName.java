package dev.slipway.components.job;

import dev.slipway.base.PhysicalName;
import dev.slipway.base.SpecException;

/**
 * The name of a job's state machine: project, stack and job.
 *
 * @param text up to 59 characters, so that the names of its dead-letter queues have 80
 */
public record JobName(String text) {
    /** @throws SpecException for a name beyond {@link PhysicalName#JOB} */
    public JobName {
        PhysicalName.JOB.check(text);
    }

    /** The name of the dead-letter queue of its schedule. */
    String scheduleQueue() {
        return text + "-schedule-undelivered";
    }

    /** The name of the dead-letter queue of its events. */
    String eventQueue() {
        return text + "-events-undelivered";
    }
}
