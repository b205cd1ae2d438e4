package dev.slipway.base;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Repeated reads of a state that changes at AWS, until it is a final one or the timeout has passed.
 *
 * @param interval the time between two reads
 * @param timeout the number of reads, as the time that their pauses take; the first read is made at once
 * @param pause passes the interval; tests pass none
 */
public record Polling(Duration interval, Duration timeout, Runnable pause) {
    /** A pause that takes the interval. */
    public static Runnable pause(Duration interval) {
        return () -> LockSupport.parkNanos(interval.toNanos());
    }

    /** The first state that is final; at the timeout the last one that was read. */
    public <T> T until(Supplier<T> read, Predicate<T> isFinal) {
        return until(read, isFinal, state -> "", progress -> {});
    }

    /**
     * The first state that is final; at the timeout the last one that was read.
     *
     * @param progress gets the words of each state that is not final, unless those of the state before were the same
     */
    public <T> T until(Supplier<T> read, Predicate<T> isFinal, Function<T, String> words, Consumer<String> progress) {
        var state = read.get();
        var last = "";
        for (var left = timeout.dividedBy(interval); left > 0 && !isFinal.test(state); left--) {
            var now = words.apply(state);
            if (!now.equals(last)) {
                progress.accept(now);
                last = now;
            }
            pause.run();
            state = read.get();
        }
        return state;
    }
}
