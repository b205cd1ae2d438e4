package dev.slipway.analysis.cost;

import java.util.stream.DoubleStream;

/**
 * Load balancer capacity units of an Application Load Balancer: of four dimensions the <a
 * href="https://aws.amazon.com/elasticloadbalancing/pricing/">largest</a> is charged.
 *
 * @param newConnectionsPerSecond a unit has 25
 * @param activeConnections in a minute; a unit has 3,000
 * @param gbPerHour processed bytes of requests and responses; a unit has 1 GB
 * @param ruleEvaluationsPerSecond a unit has 1,000; the first ten rules are free
 */
record Lcu(
        double newConnectionsPerSecond, double activeConnections, double gbPerHour, double ruleEvaluationsPerSecond) {
    private static final double NEW_CONNECTIONS = 25;
    private static final double ACTIVE_CONNECTIONS = 3000;
    private static final double RULE_EVALUATIONS = 1000;
    private static final int FREE_RULES = 10;
    private static final double SECONDS_PER_HOUR = 3600;
    private static final double SECONDS_PER_MINUTE = 60;

    /** Units for a month's requests, spread evenly, each on a connection of its own that lasts a minute. */
    static Lcu of(RequestTraffic traffic, int rules) {
        var perHour = traffic.requestsPerMonth() / Scenario.MONTH_HOURS;
        var perSecond = perHour / SECONDS_PER_HOUR;
        return new Lcu(
                perSecond,
                perSecond * SECONDS_PER_MINUTE,
                traffic.responseGb() / Scenario.MONTH_HOURS,
                evaluations(perSecond, rules));
    }

    /** Rule evaluations a second: each request is compared with every rule beyond the ten free ones. */
    static double evaluations(double requestsPerSecond, int rules) {
        return requestsPerSecond * Math.max(0, rules - FREE_RULES);
    }

    /** The number of units: the largest of the four dimensions. */
    double units() {
        return DoubleStream.of(
                        newConnectionsPerSecond / NEW_CONNECTIONS,
                        activeConnections / ACTIVE_CONNECTIONS,
                        gbPerHour,
                        ruleEvaluationsPerSecond / RULE_EVALUATIONS)
                .max()
                .orElse(0);
    }
}
