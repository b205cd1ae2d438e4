package dev.slipway.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Runs the same thing many times at once. */
public final class Together {

    private Together() {}

    /**
     * What each of so many threads gave, all of which begin together.
     *
     * @throws AssertionError if one of them failed
     */
    public static <T> List<T> run(int times, IntFunction<T> each) {
        var executor = Executors.newFixedThreadPool(times);
        try {
            var start = new CountDownLatch(times);
            var futures = new ArrayList<Future<T>>();
            for (int i = 0; i < times; i++) {
                int index = i;
                futures.add(executor.submit(() -> {
                    start.countDown();
                    start.await();
                    return each.apply(index);
                }));
            }
            var results = new ArrayList<T>();
            for (var future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new AssertionError("One of %d failed".formatted(times), e.getCause());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            executor.shutdownNow();
        }
    }
}
