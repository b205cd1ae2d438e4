package dev.slipway.components.job;

import dev.slipway.base.SpecErrors;
import dev.slipway.base.SpecException;
import dev.slipway.base.Withers;
import java.time.Duration;

/**
 * The limits of the runs of a job.
 *
 * @param retries the number of further attempts of a run that failed, 0 to {@link #MAX_RETRIES}. The first one starts after a
 *     minute, each further one after twice the time, an hour at most. A run that was stopped at its time limit is not
 *     repeated
 * @param timeout the time limit of an attempt, in whole minutes, 1 minute to {@link #MAX_TIMEOUT}
 * @param overlap the answer to a run that is due while an earlier one is not done
 */
@Withers
public record RunPolicy(int retries, Duration timeout, RunOverlap overlap) implements RunPolicyBuilder.With {
    public static final int MAX_RETRIES = 10;

    /** Two weeks. A standard state machine runs up to a year. */
    public static final Duration MAX_TIMEOUT = Duration.ofDays(14);

    /** No retries, a time limit of an hour, and no overlap. */
    public static final RunPolicy DEFAULT = new RunPolicy(0, Duration.ofHours(1), RunOverlap.SKIP);

    /** The answer to a run that is due while an earlier one is not done. */
    public enum RunOverlap {
        /** The run ends without a task. */
        SKIP,
        /** The runs have tasks at the same time. */
        ALLOW
    }

    /** @throws SpecException for values beyond the limits */
    public RunPolicy {
        var errors = new SpecErrors();
        if (retries < 0 || retries > MAX_RETRIES) {
            errors.add("retries", "0 to %d is allowed".formatted(MAX_RETRIES), "set it to " + MAX_RETRIES);
        }
        if (timeout.toMinutes() < 1 || timeout.compareTo(MAX_TIMEOUT) > 0 || timeout.toSeconds() % 60 != 0) {
            errors.add("timeoutMinutes", "1 to %d is allowed".formatted(MAX_TIMEOUT.toMinutes()), "set it to 60");
        }
        errors.throwAll();
    }
}
