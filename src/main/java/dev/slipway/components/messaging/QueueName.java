package dev.slipway.components.messaging;

import dev.slipway.base.PhysicalName;
import java.util.List;

/**
 * Names of an SQS queue and of the queues that belong to it. The name of a FIFO queue
 * <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html">ends in .fifo</a>.
 *
 * @param text the name without the ending
 * @param fifo whether the queue is a FIFO queue
 */
public record QueueName(String text, boolean fifo) {
    private static final String FIFO = ".fifo";

    /** @throws IllegalArgumentException for a name of which one is beyond {@link PhysicalName#QUEUE} */
    public QueueName {
        PhysicalName.QUEUE.check(text + "-dead-letters" + (fifo ? FIFO : ""));
    }

    /** The name of the queue. */
    public String queue() {
        return text + ending();
    }

    /** The name of its dead-letter queue, which is a FIFO queue if the queue is one. */
    public String deadLetters() {
        return text + "-dead-letters" + ending();
    }

    /** The name of the standard queue for events that EventBridge could not deliver to it. */
    public String undelivered() {
        return text + "-undelivered-events";
    }

    /** All three names. */
    public List<String> all() {
        return List.of(queue(), deadLetters(), undelivered());
    }

    private String ending() {
        return fifo ? FIFO : "";
    }
}
