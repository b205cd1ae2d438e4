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
 * The end of the service after SIGTERM, in this order:
 *
 * <ol>
 *   <li>readiness is 503;
 *   <li>{@code STOP_DELAY} passes, in which all goes on as before: none by default, because ECS takes a task out of its
 *       balancer before it sends SIGTERM;
 *   <li>new connections are refused, and each answer on an open one says {@code Connection: close};
 *   <li>within a second each client that is at work has had such an answer, and only idle connections are left;
 *   <li>those are closed, and requests in flight finish, for 20 seconds at most;
 *   <li>the beans are closed, and with them the queue of events is emptied, for 5 seconds at most.
 * </ol>
 *
 * <p>So each request that the service has begun to read is answered if that takes it less than 20 seconds. One thing is
 * beyond any server: a client that first uses a connection again at the very moment at which it is closed as idle.
 *
 * <p>All of it together stays below the 30 seconds after which ECS ends a task.
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

    /** Ends when all requests are answered, or the time for it is over. The beans are still there. */
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
