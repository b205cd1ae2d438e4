package dev.slipway.operate.status;

import java.time.Instant;
import java.util.Optional;

/**
 * The status of a job.
 *
 * @param name the name in the stack file
 * @param lastRun its last run; empty if it has not run within the 90 days for which Step Functions keeps runs
 * @param nextRun its next start
 */
public record JobStatus(String name, Optional<LastRun> lastRun, NextRun nextRun) {
    /**
     * The last run of a job.
     *
     * @param result the status of Step Functions in lower case, such as {@code succeeded} or {@code running}, or {@code skipped}
     * @param ended empty while it runs
     * @param cause the reason of a failure, or empty
     */
    public record LastRun(String result, Instant started, Optional<Instant> ended, String cause) {
        /** True for a run that failed or was stopped at its time limit. */
        public boolean failed() {
            return result.equals("failed") || result.equals("timed_out");
        }
    }

    /** True if the last run failed. */
    boolean fails() {
        return lastRun.filter(LastRun::failed).isPresent();
    }
}
