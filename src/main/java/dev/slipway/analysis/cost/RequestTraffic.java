package dev.slipway.analysis.cost;

/**
 * What a stack is asked, in a month of use around the clock. It is spread evenly over the hours of use.
 *
 * @param requestsPerMonth through each load balancer, HTTP API, public service, web ACL and distribution
 * @param responseKb how large an answer is, in KB of 1000 bytes
 * @param logKb what a request writes to a log, in KB of 1000 bytes
 * @param callsPerMonth of each function that no schedule calls, and of each control API
 * @param callMillis how long a call of a function takes
 */
public record RequestTraffic(
        double requestsPerMonth, double responseKb, double logKb, double callsPerMonth, double callMillis) {
    public static final RequestTraffic USUAL = new RequestTraffic(100_000, 10, 1, 300, 500);

    private static final double KB_PER_GB = 1e6;

    double responseGb() {
        return requestsPerMonth * responseKb / KB_PER_GB;
    }

    double logGb(double events) {
        return events * logKb / KB_PER_GB;
    }
}
