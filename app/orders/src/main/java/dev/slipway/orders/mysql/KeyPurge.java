package dev.slipway.orders.mysql;

import dev.slipway.orders.order.IdempotencyKey;
import dev.slipway.orders.order.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes expired idempotency keys. Only a process that has written keys does so,
 * so that the database of an idle service can pause.
 */
final class KeyPurge implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KeyPurge.class);

    private static final Duration EVERY = Duration.ofMinutes(10);

    /** Maximum number of rows per statement, which limits the time of locks. */
    private static final int BATCH = 1000;

    private final AtomicBoolean due = new AtomicBoolean(true);
    private final Pool pool;
    private final ScheduledExecutorService timer;

    private KeyPurge(Pool pool, ScheduledExecutorService timer) {
        this.pool = pool;
        this.timer = timer;
    }

    static KeyPurge start(Pool pool) {
        var timer = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "key-purge");
            thread.setDaemon(true);
            return thread;
        });
        var purge = new KeyPurge(pool, timer);
        timer.scheduleWithFixedDelay(purge::run, EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
        return purge;
    }

    /** A key was written. */
    void written() {
        due.set(true);
    }

    private void run() {
        if (!due.getAndSet(false)) {
            return;
        }
        try {
            int forgotten = purge(pool, Instant.now().minus(IdempotencyKey.REMEMBERED), BATCH);
            LOG.debug("Forgot {} idempotency keys", forgotten);
        } catch (StoreUnavailableException e) {
            LOG.warn("Idempotency keys are forgotten later: {}", e.getMessage());
        } catch (RuntimeException e) {
            // An exception would end the timer silently.
            LOG.error("Idempotency keys are not forgotten", e);
        }
    }

    /** Deletes all keys before this time and returns their number. */
    static int purge(Pool pool, Instant before, int batch) {
        int forgotten = 0;
        int last;
        do {
            last = pool.transaction(connection -> Pool.update(
                    connection, "DELETE FROM idempotency_keys WHERE taken_at < ? ORDER BY taken_at LIMIT ?", delete -> {
                        delete.setObject(1, Rows.utc(before));
                        delete.setInt(2, batch);
                    }));
            forgotten += last;
        } while (last == batch);
        return forgotten;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
