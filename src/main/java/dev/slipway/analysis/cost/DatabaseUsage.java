package dev.slipway.analysis.cost;

/**
 * Assumed capacity, storage and I/O of an Aurora database.
 *
 * @param acu average capacity of each instance while the stack is used; the instance's minimum if that is higher
 * @param gb size of the stored data
 * @param ioPerRequest storage reads and writes for each request
 */
public record DatabaseUsage(double acu, double gb, double ioPerRequest) {
    public static final DatabaseUsage DEFAULT = new DatabaseUsage(0.5, 1, 5);
}
