package dev.slipway.analysis.cost;

import java.util.stream.DoubleStream;

/**
 * Load balancer capacity units of a Network Load Balancer for TCP: of three dimensions the <a
 * href="https://aws.amazon.com/elasticloadbalancing/pricing/">largest</a> is charged. A unit for UDP has 400 new flows, and one
 * for TLS 50 new and 3,000 active connections.
 *
 * @param newConnectionsPerSecond a unit has 800
 * @param activeConnections in a minute; a unit has 100,000
 * @param gbPerHour processed bytes in both directions; a unit has 1 GB
 */
record Nlcu(double newConnectionsPerSecond, double activeConnections, double gbPerHour) {
    private static final double NEW_CONNECTIONS = 800;
    private static final double ACTIVE_CONNECTIONS = 100_000;
    private static final double SECONDS_PER_HOUR = 3600;
    private static final double SECONDS_PER_MINUTE = 60;

    /** Units for a month's requests, spread evenly, each on a connection of its own that lasts a minute. */
    static Nlcu ofTcp(RequestTraffic traffic) {
        var perSecond = traffic.requestsPerMonth() / Scenario.MONTH_HOURS / SECONDS_PER_HOUR;
        return new Nlcu(perSecond, perSecond * SECONDS_PER_MINUTE, traffic.responseGb() / Scenario.MONTH_HOURS);
    }

    /** The number of units: the largest of the three dimensions. */
    double units() {
        return DoubleStream.of(
                        newConnectionsPerSecond / NEW_CONNECTIONS, activeConnections / ACTIVE_CONNECTIONS, gbPerHour)
                .max()
                .orElse(0);
    }
}
