package dev.slipway.analysis.cost;

/** How long a day a stack is used. What can sleep costs nothing in the other hours; all else runs on. */
public enum Scenario {
    IDLE("idle", 0),
    TWO_HOURS("2 h/day", 2),
    EIGHT_HOURS("8 h/day", 8),
    ALWAYS("24/7", 24);

    /** A month as <a href="https://aws.amazon.com/ec2/faqs/">AWS's own estimates</a> have it: a twelfth of a year. */
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

    /** The hours of use in a month. */
    public double hours() {
        return hours(hoursPerDay);
    }

    /** The hours of use in a month of so many hours a day, 0 to 24. */
    public static double hours(double perDay) {
        return MONTH_HOURS * perDay / DAY_HOURS;
    }
}
