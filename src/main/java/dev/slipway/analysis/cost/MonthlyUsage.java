package dev.slipway.analysis.cost;

/**
 * How much of something a month takes.
 *
 * @param always what it takes whether the stack is used or not
 * @param perHour what each hour of use adds
 */
public record MonthlyUsage(double always, double perHour) {

    /** So much a month, used or not. */
    static MonthlyUsage monthly(double amount) {
        return new MonthlyUsage(amount, 0);
    }

    /** So many of something that runs all the time, in hours. */
    static MonthlyUsage allTheTime(double count) {
        return monthly(count * Scenario.MONTH_HOURS);
    }

    /** So much a month of use around the clock, and nothing where nobody uses the stack. */
    static MonthlyUsage ofFullUse(double amount) {
        return new MonthlyUsage(0, amount / Scenario.MONTH_HOURS);
    }

    /** So many of something that runs while the stack is used, in hours. */
    static MonthlyUsage whileUsed(double count) {
        return new MonthlyUsage(0, count);
    }

    MonthlyUsage times(double factor) {
        return new MonthlyUsage(always * factor, perHour * factor);
    }

    MonthlyUsage plus(MonthlyUsage other) {
        return new MonthlyUsage(always + other.always, perHour + other.perHour);
    }

    /** The amount of a month with so many hours of use. */
    public double in(double hoursOfUse) {
        return always + perHour * hoursOfUse;
    }
}
