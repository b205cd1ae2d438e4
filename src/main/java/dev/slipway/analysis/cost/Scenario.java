package dev.slipway.analysis.cost;

/**
 * Hours a day that a stack is used. Services that scale to zero cost nothing in the other hours; everything else runs
 * on.
 */
public enum Scenario {
    IDLE("idle", 0),
    TWO_HOURS("2 h/day", 2),
    EIGHT_HOURS("8 h/day", 8),
    ALWAYS("24/7", 24);

    /**
     * Hours of a month, a twelfth of a year, as in <a href="https://aws.amazon.com/ec2/faqs/">AWS's own estimates</a>.
     */
    public static final double MONTH_HOURS = 730;

    private static final double DAY_HOURS = 24;

    private final String label;
    private final double hoursPerDay;

    Scenario(String label, double hoursPerDay) {
        this.label = label;
        this.hoursPerDay = hoursPerDay;
    }

    public String label() {
        return label;
    }

    /** Hours of use in a month. */
    public double hours() {
        return hours(hoursPerDay);
    }

    /** Hours of use in a month, from hours a day, 0 to 24. */
    public static double hours(double perDay) {
        return MONTH_HOURS * perDay / DAY_HOURS;
    }
}
