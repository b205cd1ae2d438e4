package dev.slipway.orders.worker;

import dev.slipway.orders.order.OrderStore;
import dev.slipway.orders.order.StoreUnavailableException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Counts the sales by the events in a queue, one message after the other.
 *
 * <p>A message is deleted after its effect is stored. SQS delivers at least once; the store counts each event once. A message
 * that fails is not deleted: it is received again after the visibility timeout, and after the attempts of the queue it is in
 * the dead-letter queue. While the store is unavailable nothing is received, so that good messages keep their attempts.
 *
 * <p>The task is protected in rounds, before it receives. A round ends with an empty response or after {@link #ROUND}, so
 * that ECS can stop a busy task too, and the agent gets few requests.
 */
public final class Worker implements Runnable, AutoCloseable {

    static final Duration ROUND = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration MAX_PAUSE = Duration.ofSeconds(30);

    private enum Outcome {
        DONE,
        QUEUE_UNAVAILABLE,
        STORE_UNAVAILABLE
    }

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final OrderStore store;
    private final SqsQueue queue;
    private final TaskProtection protection;
    private final Duration round;

    Worker(OrderStore store, SqsQueue queue, TaskProtection protection, Duration round) {
        this.store = store;
        this.queue = queue;
        this.protection = protection;
        this.round = round;
    }

    /**
     * A worker with the region and the credentials of the SDK.
     *
     * @param agent the value of {@code ECS_AGENT_URI}; empty outside ECS
     * @throws io.micronaut.context.exceptions.ConfigurationException if no region is set
     */
    public static Worker open(OrderStore store, String queueUrl, Optional<String> agent) {
        return new Worker(store, SqsQueue.open(queueUrl), new TaskProtection(agent), ROUND);
    }

    /** Has {@link #run} end after the message in hand. A long poll in progress ends first, so that no message is lost in it. */
    public void stop() {
        stopping.countDown();
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    /** Works until {@link #stop}. */
    @Override
    public void run() {
        var wait = FIRST_PAUSE;
        while (!isStopping()) {
            switch (round()) {
                case DONE -> wait = FIRST_PAUSE;
                case STORE_UNAVAILABLE -> awaitStore();
                case QUEUE_UNAVAILABLE -> {
                    pause(wait);
                    wait = longer(wait);
                }
            }
        }
    }

    private Outcome round() {
        protection.begin();
        try {
            work();
            return Outcome.DONE;
        } catch (StoreUnavailableException e) {
            return Outcome.STORE_UNAVAILABLE;
        } catch (SdkException e) {
            LOG.warn("No message can be received: {}", line(e));
            return Outcome.QUEUE_UNAVAILABLE;
        } finally {
            protection.end();
        }
    }

    /** Handles messages until none comes, the round is over, or the worker stops. */
    private void work() {
        long start = System.nanoTime();
        Optional<Message> message;
        do {
            message = queue.receive();
            message.filter(this::handle).ifPresent(this::delete);
        } while (message.isPresent() && !isStopping() && System.nanoTime() - start < round.toNanos());
    }

    /**
     * Stores the effect of a message; returns false if it is to be received again.
     *
     * @throws StoreUnavailableException after its line in the log
     */
    private boolean handle(Message message) {
        try {
            boolean counted =
                    EventMessage.change(message.body()).map(store::count).orElse(false);
            LOG.debug("Message {}: {}", message.messageId(), counted ? "counted" : "nothing to count");
            return true;
        } catch (InvalidMessageException e) {
            LOG.error(
                    "Message {} is no event of an order, attempt {}: {}",
                    message.messageId(),
                    attempt(message),
                    e.getMessage());
        } catch (StoreUnavailableException e) {
            LOG.warn(
                    "Message {} waits for the store, attempt {}: {}",
                    message.messageId(),
                    attempt(message),
                    e.getMessage());
            throw e;
        } catch (RuntimeException e) {
            LOG.error("Message {} failed, attempt {}", message.messageId(), attempt(message), e);
        }
        return false;
    }

    private void delete(Message message) {
        try {
            queue.delete(message);
        } catch (SdkException e) {
            LOG.warn("Message {} is handled but not deleted, and comes again: {}", message.messageId(), line(e));
        }
    }

    private static String attempt(Message message) {
        return message.attributes().getOrDefault(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "unknown");
    }

    private void awaitStore() {
        for (var wait = FIRST_PAUSE; pause(wait); wait = longer(wait)) {
            try {
                store.check();
                return;
            } catch (StoreUnavailableException e) {
                LOG.warn("Nothing is received while the store is unavailable: {}", e.getMessage());
            }
        }
    }

    private static Duration longer(Duration wait) {
        return wait.multipliedBy(2).compareTo(MAX_PAUSE) < 0 ? wait.multipliedBy(2) : MAX_PAUSE;
    }

    /** Waits; returns false at once if the worker stops. */
    private boolean pause(Duration wait) {
        try {
            return !stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
            return false;
        }
    }

    private static String line(Throwable failure) {
        return String.valueOf(failure.getMessage()).replaceAll("\\s+", " ");
    }

    @Override
    public void close() {
        queue.close();
    }
}
