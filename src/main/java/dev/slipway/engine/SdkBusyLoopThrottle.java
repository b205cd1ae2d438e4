package dev.slipway.engine;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Slows the loop in which the SDK waits for its tasks. It looks at all of them again and again without a pause, and
 * writes their list into its log at a level that nobody reads: on two cores that takes more than half of the time that a
 * program runs. The log is where the loop passes by, so a filter of the log makes it pause: long enough that the loop has
 * a fifth of one core at most, and never so long that the program's end is noticed late.
 */
public final class SdkBusyLoopThrottle {
    private static final String PASSES_BY = "Remaining tasks";
    private static final int SHARE = 4;
    private static final long LONGEST_PAUSE_NANOS = Duration.ofMillis(40).toNanos();

    /** Held here, since loggers are kept by weak references. */
    private static final Logger LOG = Logger.getLogger("com.pulumi.deployment.internal.DeploymentImpl");

    /** When the loop last went on; one value for all loops is exact enough. */
    private static final AtomicLong WENT_ON = new AtomicLong(System.nanoTime());

    private SdkBusyLoopThrottle() {}

    /** Slows the loop of every program in this process; to be called once the SDK has set its log's level. */
    public static void slow() {
        // What the log says at a level that is read, the engine is told as well.
        LOG.setUseParentHandlers(false);
        LOG.setFilter(SdkBusyLoopThrottle::isLoggable);
        LOG.setLevel(Level.FINEST);
    }

    private static boolean isLoggable(LogRecord entry) {
        if (entry.getMessage().startsWith(PASSES_BY)) {
            var worked = System.nanoTime() - WENT_ON.get();
            LockSupport.parkNanos(Math.min(SHARE * worked, LONGEST_PAUSE_NANOS));
            WENT_ON.set(System.nanoTime());
        }
        return entry.getLevel().intValue() >= Level.INFO.intValue();
    }
}
