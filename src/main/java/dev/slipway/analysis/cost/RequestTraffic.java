package dev.slipway.analysis.cost;

/**
 * Requests and function calls of a stack in a month of use around the clock, spread evenly over the hours of use.
 *
 * @param requestsPerMonth through each load balancer, HTTP API, public service, web ACL and distribution
 * @param responseKb size of a response, in KB of 1000 bytes
 * @param logKb log data of a request, in KB of 1000 bytes
 * @param callsPerMonth of each function that no schedule calls, and of each control API
 * @param callMillis duration of a function call, in milliseconds
 */
public record RequestTraffic(
        double requestsPerMonth, double responseKb, double logKb, double callsPerMonth, double callMillis) {
    public static final RequestTraffic DEFAULT = new RequestTraffic(100_000, 10, 1, 300, 500);

    private static final double KB_PER_GB = 1e6;

    double responseGb() {
        return requestsPerMonth * responseKb / KB_PER_GB;
    }

    double logGb(double events) {
        return events * logKb / KB_PER_GB;
    }
}
