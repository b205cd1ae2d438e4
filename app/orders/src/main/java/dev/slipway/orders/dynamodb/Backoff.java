package dev.slipway.orders.dynamodb;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Pauses between tries: each of random length, at most twice as long as the one before could be, so that those who got
 * into each other's way do not meet again.
 *
 * @see <a href="https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/">Backoff with
 *     jitter</a>
 */
final class Backoff {

    /** Of all tries, the first included. With all pauses at their longest, the last comes after 1.6 s. */
    static final int TRIES = 8;

    private static final Duration FIRST = Duration.ofMillis(20);
    private static final Duration MAX_DELAY = Duration.ofMillis(500);

    private int tries = 1;

    /** Waits; or returns false at once if all tries are used up, or the thread is to end. */
    boolean pause() {
        if (tries == TRIES) {
            return false;
        }
        long longest = Math.min(FIRST.toMillis() << (tries - 1), MAX_DELAY.toMillis());
        tries++;
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(longest + 1));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
