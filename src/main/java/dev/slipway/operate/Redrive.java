package dev.slipway.operate;

import com.pulumi.exceptions.RunException;
import dev.slipway.base.Polling;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResultEntry;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Moves the messages of a dead-letter queue back to its queue, by a
 * <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html">message
 * movement task</a> of SQS. A moved message is a new one, with another id and a new retention period.
 */
public final class Redrive {
    /** The time between two reads of a task. */
    public static final Duration INTERVAL = Duration.ofSeconds(2);

    /** The longest time that SQS runs a task. */
    private static final Duration MAX = Duration.ofHours(36);

    private static final String RUNNING = "RUNNING";
    private static final String CANCELLING = "CANCELLING";
    private static final String COMPLETED = "COMPLETED";

    private final DeployedStack stack;
    private final String queue;
    private final Consumer<String> progress;
    private final Runnable pause;

    /**
     * The numbers of messages before a redrive, which are approximate.
     *
     * @param dead messages in the dead-letter queue
     * @param visible messages in the queue that wait for a receiver
     * @param inFlight messages of the queue that are received and not yet deleted
     */
    public record Messages(long dead, long visible, long inFlight) {}

    /**
     * The redrive of a queue of the stack.
     *
     * @param requested the name in the stack file
     * @param progress gets the progress
     * @param pause passes {@link #INTERVAL}
     * @throws RunException for a queue that the stack does not have
     */
    public Redrive(DeployedStack stack, String requested, Consumer<String> progress, Runnable pause) {
        this.stack = stack;
        this.queue = stack.queue(requested);
        this.progress = progress;
        this.pause = pause;
    }

    /**
     * The messages that can be moved.
     *
     * @throws RunException if there are none, or if a task moves them already
     */
    public Messages messages() {
        try (var sqs = stack.client(SqsClient.builder())) {
            var deadLetters = attributes(sqs, deadLettersUrl());
            newest(sqs, arn(deadLetters)).filter(Redrive::runs).ifPresent(task -> {
                throw new RunException(
                        "a task moves the messages of the dead-letter queue of %s already: %s; wait until it ends, or cancel it in the console of SQS"
                                .formatted(queue, counts(task)));
            });
            var own = attributes(sqs, url());
            var messages = new Messages(
                    number(deadLetters, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES),
                    number(own, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES),
                    number(own, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE));
            if (messages.dead() == 0) {
                throw new RunException(
                        "the dead-letter queue of %s has no message to move; SQS counts a new one within a minute"
                                .formatted(queue));
            }
            return messages;
        }
    }

    /**
     * Moves all messages of the dead-letter queue, and waits until that has ended.
     *
     * @return the number of messages that were moved
     * @throws RunException if SQS did not move all of them, with the reason
     */
    public long run() {
        try (var sqs = stack.client(SqsClient.builder())) {
            var source = arn(attributes(sqs, deadLettersUrl()));
            var destination = arn(attributes(sqs, url()));
            var before = newest(sqs, source).map(ListMessageMoveTasksResultEntry::startedTimestamp);
            sqs.startMessageMoveTask(request -> request.sourceArn(source).destinationArn(destination));
            var polling = new Polling(INTERVAL, MAX, pause);
            var last = polling.until(
                    () -> newest(sqs, source).filter(task -> before.filter(task.startedTimestamp()::equals)
                            .isEmpty()),
                    task -> task.isPresent() && !runs(task.get()),
                    task -> "%s: %s".formatted(queue, task.map(Redrive::counts).orElse("the task starts")),
                    progress);
            return last.filter(task -> COMPLETED.equals(task.status()))
                    .map(Redrive::moved)
                    .orElseThrow(() -> new RunException(unfinished(last)));
        }
    }

    private String unfinished(Optional<ListMessageMoveTasksResultEntry> last) {
        return last.map(task -> "the task for %s ended as %s, %s%s; ./slipway redrive %s %1$s moves the others"
                        .formatted(
                                queue,
                                task.status(),
                                counts(task),
                                Optional.ofNullable(task.failureReason())
                                        .map(reason -> ": " + reason)
                                        .orElse(""),
                                stack.name()))
                .orElseGet(() -> "SQS does not list the task for %s; ./slipway status %s shows the messages"
                        .formatted(queue, stack.name()));
    }

    private static String counts(ListMessageMoveTasksResultEntry task) {
        var all = Optional.ofNullable(task.approximateNumberOfMessagesToMove());
        return "%d%s messages moved"
                .formatted(moved(task), all.map(number -> " of " + number).orElse(""));
    }

    private static long moved(ListMessageMoveTasksResultEntry task) {
        return Optional.ofNullable(task.approximateNumberOfMessagesMoved()).orElse(0L);
    }

    private static boolean runs(ListMessageMoveTasksResultEntry task) {
        return RUNNING.equals(task.status()) || CANCELLING.equals(task.status());
    }

    /** The newest task of a dead-letter queue; SQS lists it first. */
    private static Optional<ListMessageMoveTasksResultEntry> newest(SqsClient sqs, String source) {
        return sqs.listMessageMoveTasks(request -> request.sourceArn(source).maxResults(1)).results().stream()
                .findFirst();
    }

    private static Map<QueueAttributeName, String> attributes(SqsClient sqs, String url) {
        return sqs.getQueueAttributes(request -> request.queueUrl(url)
                        .attributeNames(
                                QueueAttributeName.QUEUE_ARN,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes();
    }

    private static String arn(Map<QueueAttributeName, String> attributes) {
        return attributes.getOrDefault(QueueAttributeName.QUEUE_ARN, "");
    }

    private static long number(Map<QueueAttributeName, String> attributes, QueueAttributeName name) {
        return Long.parseLong(attributes.getOrDefault(name, "0"));
    }

    private String url() {
        return stack.output(DeployedStack.QUEUES, queue).orElse("");
    }

    private String deadLettersUrl() {
        return stack.output("dead_letter_queue_url", queue).orElse("");
    }
}
