package dev.slipway.orders.server;

import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.graceful.GracefulShutdownManager;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Graceful shutdown after SIGTERM, in this order:
 *
 * <ol>
 *   <li>readiness is 503;
 *   <li>{@code STOP_DELAY} passes, with normal operation: none by default, because ECS deregisters a task from the load
 *       balancer before it sends SIGTERM;
 *   <li>new connections are refused, and each response on an open one has {@code Connection: close};
 *   <li>within a second each active client has had such a response, and the others are idle;
 *   <li>idle connections are closed, and requests in progress finish, for 20 seconds at most;
 *   <li>the beans are closed, which publishes the queue of events, for 5 seconds at most.
 * </ol>
 *
 * <p>Each request that the service has begun to read is therefore answered if that takes less than 20 seconds. A client
 * that reuses a connection at the moment at which it is closed as idle gets an error, as with any server.
 *
 * <p>The total is below the 30 seconds after which ECS kills a task.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html">Task life
 *     cycle: deregistered first, SIGTERM after that</a>
 */
@Singleton
public final class GracefulStop implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(GracefulStop.class);
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final Connections connections;
    private final GracefulShutdownManager server;
    private final Duration delay;
    private final Duration linger;
    private final Duration grace;
    private volatile boolean stopping;
    private volatile boolean refusing;

    GracefulStop(
            Connections connections,
            GracefulShutdownManager server,
            @Property(name = "orders.stop.delay") Duration delay,
            @Property(name = "orders.stop.linger") Duration linger,
            @Property(name = "orders.stop.grace") Duration grace) {
        this.connections = connections;
        this.server = server;
        this.delay = delay;
        this.linger = linger;
        this.grace = grace;
    }

    /** Returns true after the request to stop. */
    boolean stopping() {
        return stopping;
    }

    /** Returns true if each response is to close its connection. */
    boolean refusing() {
        return refusing;
    }

    /** Waits until all requests are answered, or until the timeout. The beans are still open. */
    @Override
    public void run() {
        stopping = true;
        try {
            Thread.sleep(delay.toMillis());
            refusing = true;
            connections.refuseNew();
            letClientsLeave();
            server.shutdownGracefully().toCompletableFuture().get(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warn("Requests that took longer than {} were not answered", grace);
        } catch (ExecutionException e) {
            LOG.warn("The server did not stop as it should", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void letClientsLeave() throws InterruptedException {
        long end = System.nanoTime() + linger.toNanos();
        while (connections.open() > 0 && System.nanoTime() < end) {
            Thread.sleep(PAUSE.toMillis());
        }
    }
}
