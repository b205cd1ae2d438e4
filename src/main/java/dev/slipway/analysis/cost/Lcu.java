package dev.slipway.analysis.cost;

import java.util.stream.DoubleStream;

/**
 * The capacity units of an Application Load Balancer: of four dimensions the
 * <a href="https://aws.amazon.com/elasticloadbalancing/pricing/">largest</a> is paid.
 *
 * @param newConnectionsPerSecond 25 are a unit
 * @param activeConnections in a minute, 3,000 are a unit
 * @param gbPerHour of requests and answers, to containers, 1 is a unit
 * @param ruleEvaluationsPerSecond 1,000 are a unit; the first ten rules are free
 */
record Lcu(
        double newConnectionsPerSecond, double activeConnections, double gbPerHour, double ruleEvaluationsPerSecond) {
    private static final double NEW_CONNECTIONS = 25;
    private static final double ACTIVE_CONNECTIONS = 3000;
    private static final double RULE_EVALUATIONS = 1000;
    private static final int FREE_RULES = 10;
    private static final double SECONDS_PER_HOUR = 3600;
    private static final double SECONDS_PER_MINUTE = 60;

    /** Of a month's requests, spread evenly, each with a connection of its own that lasts a minute. */
    static Lcu of(RequestTraffic traffic, int rules) {
        var perHour = traffic.requestsPerMonth() / Scenario.MONTH_HOURS;
        var perSecond = perHour / SECONDS_PER_HOUR;
        return new Lcu(
                perSecond,
                perSecond * SECONDS_PER_MINUTE,
                traffic.responseGb() / Scenario.MONTH_HOURS,
                evaluations(perSecond, rules));
    }

    /** The evaluations a second of so many requests a second, each of which is compared with every rule. */
    static double evaluations(double requestsPerSecond, int rules) {
        return requestsPerSecond * Math.max(0, rules - FREE_RULES);
    }

    /** The units. */
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
