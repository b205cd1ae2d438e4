package dev.slipway.engine;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Slows the loop in which the SDK waits for its tasks. The loop has no pause and logs the list of tasks in each pass, at a level
 * without output; on two cores it takes more than half of the time of a program. A filter of that log adds a pause of 19 times
 * the last pass, at most 200 ms, so that the loop has a twentieth of a core, and a tenth where a pass over thousands of tasks takes 20 ms.
 */
public final class SdkBusyLoopThrottle {
    /** The logger of the loop; a constant, since the JVM keeps loggers by weak references. */
    static final Logger LOG = Logger.getLogger("com.pulumi.deployment.internal.DeploymentImpl");

    /** The beginning of the message that the loop logs in each pass. */
    static final String PASS_MESSAGE = "Remaining tasks";

    private static final int PAUSE_PER_WORK = 19;
    private static final long MAX_PAUSE_NANOS = Duration.ofMillis(200).toNanos();

    /** The end of the last pause; one value for all loops is exact enough. */
    private static final AtomicLong RESUMED_NANOS = new AtomicLong(System.nanoTime());

    private SdkBusyLoopThrottle() {}

    /** Slows the loop of each program in this process. Call it after the SDK has set the level of its log. */
    public static void slow() {
        // The engine receives the messages at levels with output too.
        LOG.setUseParentHandlers(false);
        LOG.setFilter(SdkBusyLoopThrottle::isLoggable);
        LOG.setLevel(Level.FINEST);
    }

    private static boolean isLoggable(LogRecord entry) {
        if (entry.getMessage().startsWith(PASS_MESSAGE)) {
            var worked = System.nanoTime() - RESUMED_NANOS.get();
            LockSupport.parkNanos(Math.min(PAUSE_PER_WORK * worked, MAX_PAUSE_NANOS));
            RESUMED_NANOS.set(System.nanoTime());
        }
        return entry.getLevel().intValue() >= Level.INFO.intValue();
    }
}
