package dev.slipway.analysis.cost;

/**
 * Amount of a metered item in a month: a constant part, and a part for each hour of use.
 *
 * @param always amount that does not depend on use
 * @param perHour amount for each hour of use
 */
public record MonthlyUsage(double always, double perHour) {

    /** An amount that does not depend on use. */
    static MonthlyUsage monthly(double amount) {
        return new MonthlyUsage(amount, 0);
    }

    /** Hours of a number of resources that run all the time. */
    static MonthlyUsage allTheTime(double count) {
        return monthly(count * Scenario.MONTH_HOURS);
    }

    /** An amount for a month of use around the clock, and nothing without use. */
    static MonthlyUsage ofFullUse(double amount) {
        return new MonthlyUsage(0, amount / Scenario.MONTH_HOURS);
    }

    /** Hours of a number of resources that run only while the stack is used. */
    static MonthlyUsage whileUsed(double count) {
        return new MonthlyUsage(0, count);
    }

    MonthlyUsage times(double factor) {
        return new MonthlyUsage(always * factor, perHour * factor);
    }

    MonthlyUsage plus(MonthlyUsage other) {
        return new MonthlyUsage(always + other.always, perHour + other.perHour);
    }

    /** The amount in a month with this number of hours of use. */
    public double in(double hoursOfUse) {
        return always + perHour * hoursOfUse;
    }
}
