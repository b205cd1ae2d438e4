package dev.slipway.analysis.cost;

/**
 * Assumed runs of jobs.
 *
 * @param minutes duration of a run, from the start of its task to its end
 * @param runsPerMonth runs of each job without a schedule, and those that events start of one with a schedule, in a month of use
 *     around the clock
 */
public record JobUsage(double minutes, double runsPerMonth) {
    public static final JobUsage DEFAULT = new JobUsage(5, 100);
}
