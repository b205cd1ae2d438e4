package dev.slipway.base;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Shutdown hook that ends a program or a task if this process ends first, for example after Ctrl-C. It is registered before the
 * start, so that a signal during the start leaves nothing running.
 *
 * @param <T> the type of the program or task
 */
public final class ShutdownHook<T> implements AutoCloseable {
    private final Thread hook;
    private final T started;

    /**
     * Registers the hook and starts the program or task. An exception of the start removes the hook.
     *
     * @param end the end of the program or task, in a thread of its own while this process ends
     */
    public ShutdownHook(Supplier<T> start, Consumer<T> end) {
        var starting = new CompletableFuture<Optional<T>>();
        hook = new Thread(() -> starting.join().ifPresent(end));
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            started = start.get();
            starting.complete(Optional.of(started));
        } finally {
            if (starting.complete(Optional.empty())) {
                remove();
            }
        }
    }

    /** The program or task. */
    public T started() {
        return started;
    }

    /** Removes the hook; false if this process ends at this moment, so that the hook runs. */
    public boolean remove() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
            return true;
        } catch (IllegalStateException ending) {
            return false;
        }
    }

    @Override
    public void close() {
        remove();
    }
}
