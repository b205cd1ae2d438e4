package dev.slipway.components.messaging;

import dev.slipway.base.SpecException;
import dev.slipway.components.storage.EventPattern;
import java.util.Optional;

/**
 * Events of an EventBridge bus that become messages of a queue.
 *
 * @param bus the name of the bus in the stack file
 * @param messageGroupId the message group of all these messages: present for a FIFO queue, empty for a standard queue, see
 *     <a href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_SqsParameters.html">SqsParameters</a>
 */
public record QueueEvents(String bus, EventPattern pattern, Optional<String> messageGroupId) {
    private static final String GROUP = "messageGroupId";

    /**
     * Events for a queue of a type.
     *
     * @throws SpecException for a FIFO queue without a message group, and for a standard queue with one
     */
    public static QueueEvents of(boolean fifo, String bus, EventPattern pattern, Optional<String> messageGroupId) {
        if (fifo && messageGroupId.isEmpty()) {
            throw new SpecException(
                    GROUP,
                    "missing, and every message of a FIFO queue has one",
                    "set it to a text such as %s; its messages are received one after the other".formatted(bus));
        }
        if (!fifo && messageGroupId.isPresent()) {
            throw new SpecException(
                    GROUP, "only messages of a FIFO queue have one", "remove it, or set fifo of the queue to true");
        }
        return new QueueEvents(bus, pattern, messageGroupId);
    }
}
