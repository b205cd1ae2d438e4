package dev.slipway.analysis.cost;

/**
 * What a database takes.
 *
 * @param acu the average capacity of each instance while the stack is used; less than its minimum counts as that
 * @param gb what it stores
 * @param ioPerRequest reads and writes of its storage for each request
 */
public record DatabaseUsage(double acu, double gb, double ioPerRequest) {
    public static final DatabaseUsage USUAL = new DatabaseUsage(0.5, 1, 5);
}
