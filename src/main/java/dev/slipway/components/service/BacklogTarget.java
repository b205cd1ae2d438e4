package dev.slipway.components.service;

import dev.slipway.base.SpecException;

/**
 * The number of messages of a queue that one task may have; {@link ExactCapacity} divides the backlog by it. The backlog is
 * the messages that wait and those that a task received and has not deleted yet.
 *
 * @param queue the name in the stack file
 * @param perTask messages, 1 to {@link #MAX_PER_TASK}
 */
public record BacklogTarget(String queue, int perTask) {
    /** The maximum of messages per task. */
    public static final int MAX_PER_TASK = 1_000_000;

    /** @throws SpecException for a number of messages beyond the limits */
    public BacklogTarget {
        if (perTask < 1 || perTask > MAX_PER_TASK) {
            throw new SpecException("perTask", "1 to %d is allowed".formatted(MAX_PER_TASK), "set it to 100");
        }
    }
}
