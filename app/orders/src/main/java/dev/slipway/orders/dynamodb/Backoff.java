package dev.slipway.orders.dynamodb;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Exponential backoff with full jitter between attempts, so that conflicting transactions do not
 * conflict again.
 *
 * @see <a href="https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/">Backoff with
 *     jitter</a>
 */
final class Backoff {

    /** Number of attempts, including the first. With the longest pauses the last one starts after 1.6 s. */
    static final int TRIES = 8;

    private static final Duration FIRST = Duration.ofMillis(20);
    private static final Duration MAX_DELAY = Duration.ofMillis(500);

    private int tries = 1;

    /** Waits before the next attempt; returns false after the last attempt or an interruption. */
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
