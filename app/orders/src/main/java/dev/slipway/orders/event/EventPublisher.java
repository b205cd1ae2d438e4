package dev.slipway.orders.event;

import dev.slipway.orders.order.EventSink;
import dev.slipway.orders.order.OrderEvent;
import dev.slipway.orders.order.OrderStore;
import dev.slipway.orders.order.StoreUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes each event at least once. An event is deleted from the outbox in the store after the bus has accepted
 * it.
 *
 * <p>New events are published from a queue within milliseconds. Events that find the queue full, events that the bus
 * rejects, and events of an ended process stay in the outbox, where a sweep of any task finds them once they are older
 * than {@link #LEFT}. While the bus is unavailable, only sweeps publish, and each failure doubles their interval, up to a
 * minute.
 *
 * <p>Sweeps continue for some time after the last event, and after the start for events of earlier tasks. Then they
 * stop, so that an idle Aurora database can pause.
 *
 * <p>A consumer may get an event twice: if two tasks sweep concurrently, or if one ends between bus and outbox.
 */
final class EventPublisher implements EventSink, AutoCloseable {

    /** Events; some megabytes at most. */
    static final int QUEUE = 10_000;

    /** Age of an event that is swept: longer than it waits in a queue while the bus responds. */
    static final Duration LEFT = Duration.ofSeconds(30);

    /** Time to publish the queue at the end of the process; ECS kills it 30 seconds after SIGTERM. */
    static final Duration DRAIN = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(EventPublisher.class);
    private static final Duration MAX_WAIT = Duration.ofMinutes(1);
    private static final int PAGE = 100;

    private final BlockingQueue<OrderEvent> queue = new ArrayBlockingQueue<>(QUEUE);
    private final AtomicBoolean toldToEmpty = new AtomicBoolean();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile Instant lastSign;
    private final ScheduledThreadPoolExecutor executor;
    private final Supplier<OrderStore> store;
    private final EventBus bus;
    private final Clock clock;
    private final EventsConfiguration configuration;

    /** @param store asked for when it is needed first, so that a start does not wait for it */
    EventPublisher(Supplier<OrderStore> store, EventBus bus, Clock clock, EventsConfiguration configuration) {
        this.store = store;
        this.bus = bus;
        this.clock = clock;
        this.configuration = configuration;
        lastSign = clock.instant();
        executor = new ScheduledThreadPoolExecutor(1, EventPublisher::thread, new ThreadPoolExecutor.DiscardPolicy());
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        scheduleSweep();
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "events");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void accept(OrderEvent event) {
        lastSign = clock.instant();
        if (failures.get() > 0) {
            return;
        }
        if (configuration.beforeAnswer()) {
            publish(List.of(event));
        } else if (queue.offer(event) && toldToEmpty.compareAndSet(false, true)) {
            executor.execute(this::empty);
        }
    }

    private void empty() {
        toldToEmpty.set(false);
        var batch = new ArrayList<OrderEvent>();
        while (queue.drainTo(batch, EventBus.BATCH) > 0) {
            if (!publish(batch)) {
                // All are in the outbox; in the queue they would be published again after a sweep.
                queue.clear();
            }
            batch.clear();
        }
    }

    private void scheduleSweep() {
        long regular = configuration.sweep().toMillis();
        long wait = Math.min(Math.max(regular, MAX_WAIT.toMillis()), regular << Math.min(failures.get(), 6));
        // Jitter of ten percent, so that tasks do not sweep at the same time.
        long apart = (long) (wait * ThreadLocalRandom.current().nextDouble(0.9, 1.1));
        executor.schedule(this::sweepAndAgain, apart, TimeUnit.MILLISECONDS);
    }

    private void sweepAndAgain() {
        try {
            if (failures.get() > 0 || !idle()) {
                sweep();
            }
        } catch (StoreUnavailableException e) {
            lastSign = clock.instant();
            LOG.warn("The outbox cannot be read: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("The outbox could not be swept", e);
        } finally {
            scheduleSweep();
        }
    }

    /** Returns true if the last event is old enough for two sweeps to have found it. */
    boolean idle() {
        var watched = LEFT.plus(configuration.sweep().multipliedBy(2));
        return clock.instant().isAfter(lastSign.plus(watched));
    }

    /** Publishes the events of the outbox until it is empty or the bus rejects events. */
    private void sweep() {
        List<OrderEvent> left;
        do {
            left = store.get().unpublished(clock.instant().minus(LEFT), PAGE);
            for (int i = 0; i < left.size(); i += EventBus.BATCH) {
                if (!publish(left.subList(i, Math.min(left.size(), i + EventBus.BATCH)))) {
                    return;
                }
            }
        } while (left.size() == PAGE && !executor.isShutdown());
        failures.set(0);
    }

    /** Returns true if the bus accepted all events. */
    private boolean publish(List<OrderEvent> events) {
        try {
            var taken = bus.publish(events);
            if (!taken.isEmpty()) {
                store.get().published(taken);
            }
            if (taken.size() == events.size()) {
                return true;
            }
        } catch (BusUnavailableException e) {
            LOG.warn("The bus is unavailable; events wait in the outbox: {}", e.getMessage());
        } catch (StoreUnavailableException e) {
            LOG.warn("Published events are still in the outbox, and will be published again: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("Events could not be published; they wait in the outbox", e);
        }
        failures.incrementAndGet();
        return false;
    }

    /** Publishes the queue, for at most {@link #DRAIN}; the rest stays in the outbox. */
    @Override
    public void close() {
        executor.execute(this::empty);
        executor.shutdown();
        try {
            if (!executor.awaitTermination(DRAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Events wait in the outbox for another task, because the bus is slow");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        bus.close();
    }
}
