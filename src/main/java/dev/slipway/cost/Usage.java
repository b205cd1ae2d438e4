package dev.slipway.cost;

/**
 * How much of something a month takes.
 *
 * @param always what it takes whether the stack is used or not
 * @param perHour what each hour of use adds
 */
public record Usage(double always, double perHour) {

    /** So much a month, used or not. */
    static Usage monthly(double amount) {
        return new Usage(amount, 0);
    }

    /** So many of something that runs all the time, in hours. */
    static Usage allTheTime(double count) {
        return monthly(count * Scenario.MONTH_HOURS);
    }

    /** So much a month of use around the clock, and nothing where nobody uses the stack. */
    static Usage ofFullUse(double amount) {
        return new Usage(0, amount / Scenario.MONTH_HOURS);
    }

    /** So many of something that runs while the stack is used, in hours. */
    static Usage whileUsed(double count) {
        return new Usage(0, count);
    }

    Usage times(double factor) {
        return new Usage(always * factor, perHour * factor);
    }

    Usage plus(Usage other) {
        return new Usage(always + other.always, perHour + other.perHour);
    }

    /** The amount of a month with so many hours of use. */
    public double in(double hoursOfUse) {
        return always + perHour * hoursOfUse;
    }
}
