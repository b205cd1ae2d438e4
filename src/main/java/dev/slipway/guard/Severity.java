package dev.slipway.guard;

/** How much a finding weighs, the heaviest first. */
public enum Severity {
    /** Stops {@code pulumi up} until it is mended or waived. */
    ERROR,
    /** Is printed, and stops nothing. */
    WARNING
}
