package dev.slipway.components.messaging;

import dev.slipway.base.SpecException;
import dev.slipway.base.Withers;
import java.util.List;

/**
 * Settings of an SQS queue.
 *
 * @param attempts receives after which a message that was not deleted goes to the dead-letter queue, the
 *     <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html">maxReceiveCount</a>;
 *     1 to 1000
 * @param events events of buses that become messages of the queue, at most one element for a bus
 */
@Withers
public record QueueSpec(QueueName name, int attempts, QueueTimes times, List<QueueEvents> events)
        implements QueueSpecBuilder.With {
    public static final int DEFAULT_ATTEMPTS = 5;
    public static final int MAX_ATTEMPTS = 1000;

    /** @throws SpecException for a number of receives that SQS does not allow */
    public QueueSpec {
        events = List.copyOf(events);
        if (attempts < 1 || attempts > MAX_ATTEMPTS) {
            throw new SpecException("attempts", "1 to %d is allowed".formatted(MAX_ATTEMPTS), "set it to 5");
        }
    }

    /** A queue whose messages go to the dead-letter queue after 5 receives. */
    public static QueueSpec of(QueueName name) {
        return new QueueSpec(name, DEFAULT_ATTEMPTS, QueueTimes.DEFAULT, List.of());
    }
}
